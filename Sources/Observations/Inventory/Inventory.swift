package import CEL
package import JSON

/// What was seen of an organization at one time.
package struct Inventory: Sendable {
    /// The organization's own object.
    package var organization: Resource
    /// The dialect of the API that it was seen through.
    package let dialect: Dialect
    /// When it was seen: what `now` is in rules, where nothing else is said.
    package let takenAt: CELTimestamp
    /// What was collected, by kind; never the organization's own.
    package var collections: [ResourceKind: ResourceCollection]
    /// Why details could not be fetched of some resources of a kind, the organization's own among them.
    package var failures: [ResourceKind: [Detail: Set<Reason>]] = [:]
    /// Those of the organization's own object.
    var organizationNotes: [String] = []

    package init(
        organization: Resource, dialect: Dialect, takenAt: CELTimestamp,
        collections: [ResourceKind: ResourceCollection] = [:]
    ) {
        self.organization = organization
        self.dialect = dialect
        self.takenAt = takenAt
        self.collections = collections
    }

    /// The collection of a kind, for the organization that of itself; one that says so where nothing was collected.
    package func collection(of kind: ResourceKind) -> ResourceCollection {
        if kind == .organization { return ResourceCollection(resources: [organization]) }
        return collections[kind] ?? ResourceCollection(completeness: Completeness(missing: [notCollected(kind)]))
    }

    /// What people should know of how it was written down, collection by collection.
    package var notes: [String] {
        organizationNotes + ResourceKind.allCases.flatMap { collections[$0]?.notes ?? [] }
    }

    /// Notes why a detail of the kind could not be fetched.
    package mutating func note(_ reason: Reason, about detail: Detail, of kind: ResourceKind) {
        failures[kind, default: [:]][detail, default: []].insert(reason)
    }

    /// The same as of a later instant: nobody saw what happened in between.
    package func seen(until now: CELTimestamp) -> Inventory {
        guard now > takenAt, let to = collections[.event]?.filter.to ?? .some(takenAt) else { return self }
        var inventory = self
        inventory.collections[.event]?.filter.to = min(to, takenAt)
        return inventory
    }

    private func notCollected(_ kind: ResourceKind) -> Completeness.Missing {
        kind.isSupported(in: dialect)
            ? Completeness.Missing(
                what: kind.collectionName, reason: .incomplete, text: "\(kind.collectionName) were not collected")
            : Completeness.Missing(
                what: kind.collectionName, reason: .unsupported,
                text: "the \(dialect.rawValue) dialect has no \(kind.collectionName)")
    }

    /// Sets a detail that was fetched of one resource; of the organization, whatever the place.
    package mutating func set(_ request: DetailRequest, to value: JSONValue) {
        if request.kind == .organization {
            organization.set(request.detail, to: value)
        } else if collections[request.kind]?.resources.indices.contains(request.resource) == true {
            collections[request.kind]?.resources[request.resource].set(request.detail, to: value)
        }
    }
}
