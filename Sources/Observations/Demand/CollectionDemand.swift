/// What rules need to see of one collection, or of the organization itself.
package struct CollectionDemand: Hashable, Sendable {
    /// The part of it that is needed; nil: none was asked for, only fields of its resources were read.
    package var filter: ResourceFilter?
    /// Paths of the schema, those of objects and lists that are read as a whole among them.
    package var fields: Set<String>
    /// What must be fetched beside the plain listing, for the resources where an outcome depends on it.
    package var details: Set<Detail>

    package init(filter: ResourceFilter? = .everything, fields: Set<String> = [], details: Set<Detail> = []) {
        self.filter = filter
        self.fields = fields
        self.details = details
    }

    mutating func read(_ place: FieldPlace, in dialect: Dialect) {
        fields.insert(place.path)
        if let detail = place.detail(in: dialect) {
            details.insert(detail)
        }
    }

    func union(_ other: CollectionDemand) -> CollectionDemand {
        var union = self
        if let filter, let otherFilter = other.filter {
            union.filter = filter.union(otherFilter)
        } else {
            union.filter = filter ?? other.filter
        }
        union.fields.formUnion(other.fields)
        union.details.formUnion(other.details)
        return union
    }
}

extension CollectionDemand: CustomStringConvertible {
    /// For people, after the collection's name: ` (type ip-allowlist): id, status; details: role_assignments`.
    package var description: String {
        var text = filter.map { $0.isEverything ? "" : " (\($0))" } ?? ""
        if !fields.isEmpty { text += ": " + fields.sorted().joined(separator: ", ") }
        if !details.isEmpty { text += "; details: " + details.map(\.rawValue).sorted().joined(separator: ", ") }
        return text
    }
}
