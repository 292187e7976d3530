/// What rules need to see of an organization.
package struct Demand: Hashable, Sendable {
    /// By kind; what is not in it need not be fetched. The organization's own fields stand under `.organization`.
    package private(set) var collections: [ResourceKind: CollectionDemand]

    package init(_ collections: [ResourceKind: CollectionDemand] = [:]) {
        self.collections = collections
    }

    /// Adds the need of (part of) a collection, though no field of it is read.
    package mutating func need(_ kind: ResourceKind, filter: ResourceFilter = .everything) {
        merge(CollectionDemand(filter: filter), into: kind)
    }

    /// Adds the need of a field, and of the detail that the dialect needs to show it. `org.users` needs all users.
    /// A field of a resource needs no more of its collection than what is needed anyway.
    package mutating func read(_ place: FieldPlace, in dialect: Dialect) {
        if let kind = place.listedKind {
            need(kind)
        } else {
            collections[place.kind, default: CollectionDemand(filter: nil)].read(place, in: dialect)
        }
    }

    /// What either needs.
    package func union(_ other: Demand) -> Demand {
        var union = self
        for (kind, demand) in other.collections {
            union.merge(demand, into: kind)
        }
        return union
    }

    private mutating func merge(_ demand: CollectionDemand, into kind: ResourceKind) {
        collections[kind] = collections[kind]?.union(demand) ?? demand
    }
}

extension Demand: CustomStringConvertible {
    /// A line for each collection, for people.
    package var description: String {
        ResourceKind.allCases.compactMap { kind in
            collections[kind].map { "\(kind.collectionName)\($0.description)" }
        }.joined(separator: "\n")
    }
}
