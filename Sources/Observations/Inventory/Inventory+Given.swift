package import CEL
package import JSON

extension Inventory {
    /// An organization that a rule test describes, in the schema's own names: kinds that are not in it are empty and complete,
    /// but for those listed as incomplete, and details that are not given are nothing. What the dialect lacks stays unknown.
    package init(
        given resources: [ResourceKind: [JSONValue]], organization: JSONValue? = nil,
        incomplete: Set<ResourceKind> = [], dialect: Dialect, takenAt: CELTimestamp
    ) throws(GivenResourceError) {
        func layout(_ kind: ResourceKind) -> ResourceLayout {
            ResourceLayout(kind, dialect, shape: .schema)
        }
        var object = organization?.object ?? JSONObject()
        object["id"] = object["id"] ?? "organization"
        guard let organization = Resource(.object(object), layout(.organization)) else {
            throw GivenResourceError(kind: .organization, place: 0)
        }
        self.init(organization: organization, dialect: dialect, takenAt: takenAt)
        for kind in ResourceKind.allCases where kind != .organization {
            let given = resources[kind] ?? []
            // Only what the dialect can list may be empty; the rest stays unsupported.
            guard kind.isSupported(in: dialect) else { continue }
            let layout = layout(kind)
            var collection = ResourceCollection(
                details: Dictionary(uniqueKeysWithValues: Detail.allCases.map { ($0, .all) }))
            for (place, json) in given.enumerated() {
                guard let resource = Resource(json, layout) else {
                    throw GivenResourceError(kind: kind, place: place)
                }
                collection.resources.append(resource)
            }
            if incomplete.contains(kind) {
                collection.completeness.missing.append(
                    Completeness.Missing(
                        what: kind.collectionName, reason: .incomplete,
                        text: "\(kind.collectionName) are given as incomplete"))
            }
            collections[kind] = collection
        }
    }
}
