/// The resources of a kind that were seen, and what was not.
package struct ResourceCollection: Sendable {
    /// In the order in which they came.
    package var resources: [Resource]
    /// What of the part that was asked for was not seen.
    package var completeness: Completeness
    /// The part of the collection that was asked for.
    package var filter: ResourceFilter
    /// Of how many resources each detail is known; none where a detail is not in it.
    package var details: [Detail: Detail.Extent]
    /// How many were listed again, and merged.
    package var duplicateCount = 0
    /// What people should know of how it was written, in lines of their own; nothing is missing for it.
    package var notes: [String]

    package init(
        resources: [Resource] = [], completeness: Completeness = .complete, filter: ResourceFilter = .everything,
        details: [Detail: Detail.Extent] = [:], notes: [String] = []
    ) {
        self.resources = resources
        self.completeness = completeness
        self.filter = filter
        self.details = details
        self.notes = notes
    }

    /// The same, incomplete where it holds no users at all: a listing that answers so tells nothing.
    package var orIncompleteIfEmpty: ResourceCollection {
        guard resources.isEmpty else { return self }
        var collection = self
        collection.completeness = completeness.withoutAnyUser
        return collection
    }

    /// Whether all of a part of the collection was seen: what is missing, and that the part was not asked for.
    package func completeness(for part: ResourceFilter, of kind: ResourceKind) -> Completeness {
        guard !filter.covers(part) else { return completeness }
        var completeness = completeness
        completeness.missing.append(
            Completeness.Missing(
                what: kind.collectionName, reason: .incomplete,
                text: "only \(kind.collectionName) with \(filter) were collected"))
        return completeness
    }
}
