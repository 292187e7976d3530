/// What the resources of one collection have in common: their kind, and how their JSON is read.
package final class ResourceLayout: Sendable {
    /// In whose names the JSON of a resource is.
    package enum Shape: Hashable, Sendable {
        /// As the dialect's API answers.
        case api
        /// In the schema's own names, whatever the dialect, as in tests of rules. Fields that the dialect lacks stay unknown.
        case schema
    }

    package let kind: ResourceKind
    package let dialect: Dialect
    /// In whose names their JSON is.
    package let shape: Shape
    /// Details that were fetched for every resource, so that one without them has none.
    package let completeDetails: Set<Detail>
    let table: ObjectTable
    let idKey: String
    /// Where a name may stand, the best first.
    let nameKeys: [[String]]

    package init(
        _ kind: ResourceKind, _ dialect: Dialect, shape: Shape = .api, completeDetails: Set<Detail> = []
    ) {
        self.kind = kind
        self.dialect = dialect
        self.shape = shape
        self.completeDetails = completeDetails
        table = ObjectTable.table(of: kind, dialect, shape)
        func path(_ field: String) -> String? {
            guard let field = ResourceSchema.field(field, of: kind) else { return nil }
            return shape == .schema ? field.path : field.source(in: dialect)?.path
        }
        // A kind that the dialect lacks has no resources; where one is given nonetheless, its id has the schema's name.
        idKey = path(kind.idField) ?? kind.idField
        nameKeys = ["name", "attributes.name", "label", "attributes.display_name"].compactMap(path).map {
            $0.split(separator: ".").map(String.init)
        }
    }
}
