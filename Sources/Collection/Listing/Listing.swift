import AdminAPI
import JSON
import Observations

/// Reads the pages of a collection into resources, each once; what cannot be read makes it incomplete.
///
/// A listing that shows signs of having changed between its pages is read once more. It counts as seen where the second time shows
/// none, or is the same as the first: then it is the listing that is so, and not a change. What there are more of than are listed
/// was not seen.
struct Listing {
    private let kind: ResourceKind
    private let layout: ResourceLayout
    private let progress: @Sendable (CollectionProgress) -> Void
    private var resources: [Resource] = []
    private var positions: [String: Int] = [:]
    private var missing: [Completeness.Missing] = []
    private var duplicateCount = 0

    init(
        _ kind: ResourceKind, _ dialect: Dialect, _ progress: @escaping @Sendable (CollectionProgress) -> Void
    ) {
        self.kind = kind
        self.progress = progress
        layout = ResourceLayout(kind, dialect)
    }

    /// Reads all pages. `explanation` may say more of an error than it says itself; `count` asks how many there are, in another
    /// way. Throws when cancelled.
    mutating func read<Item>(
        _ pages: Pages<Item>, explanation: (AdminAPIError) -> String? = { _ in nil },
        count: ListingReading.Count? = nil
    ) async throws {
        var (reading, doubt) = try await read(pages, explanation, count)
        if let first = doubt, first.isWorthAnotherLook {
            let (again, later) = try await read(pages, explanation, count)
            if let failure = again.failure {
                missing.append(failure)
            } else if case .changed? = later, again.mark == reading.mark {
                // It is the listing that is so, and not a change.
                (reading, doubt) = (again, self.doubt(again.count, again))
            } else {
                (reading, doubt) = (again, later)
            }
        }
        if let doubt { add(doubt.text(kind)) }
        if let conflict = reading.conflict { add(ListingTexts.conflict(kind, conflict)) }
        missing += [reading.failure].compactMap { $0 } + reading.unreadable
        duplicateCount += reading.duplicateCount
        for resource in reading.resources { add(resource) }
    }

    private func read<Item>(
        _ pages: Pages<Item>, _ explanation: (AdminAPIError) -> String?,
        _ count: ListingReading.Count?
    ) async throws -> (ListingReading, ListingDoubt?) {
        var reading = ListingReading(kind, layout)
        let progress = progress
        let kind = kind
        try await reading.read(pages, explanation: explanation, count: count) { progress(.listed(kind, $0)) }
        guard reading.failure == nil else { return (reading, nil) }
        let hasSeveralPages = reading.pageCount > 1
        if let text = reading.shortfall(of: reading.total) {
            return (reading, hasSeveralPages ? .short(text) : .withheld(text))
        }
        // One page is of one moment.
        guard hasSeveralPages else { return (reading, nil) }
        if let change = reading.change { return (reading, .changed(change)) }
        return (reading, doubt(reading.count, reading))
    }

    /// Whether there are more than were listed, as far as they were counted in another way.
    private func doubt(_ count: Result<Int64, AdminAPIError>?, _ reading: ListingReading) -> ListingDoubt? {
        switch count {
        case nil: nil
        case .success(let total): reading.shortfall(of: total).map(ListingDoubt.short)
        // Who may not count sees no less of the listing.
        case .failure(.forbidden), .failure(.notFound), .failure(.badRequest): nil
        case .failure(let error): .uncounted("\(error)")
        }
    }

    private mutating func add(_ text: String) {
        missing.append(Completeness.Missing(what: kind.collectionName, reason: .incomplete, text: text))
    }

    /// Another listing of the same kind may have had it.
    private mutating func add(_ resource: Resource) {
        guard let position = positions[resource.id] else {
            positions[resource.id] = resources.count
            resources.append(resource)
            return
        }
        if resources[position].json != resource.json { add(ListingTexts.difference(kind, resource.id)) }
        resources[position] = resource
    }

    func collection(filter: ResourceFilter = .everything) -> ResourceCollection {
        var collection = ResourceCollection(
            resources: resources, completeness: Completeness(missing: missing), filter: filter)
        collection.duplicateCount = duplicateCount
        return collection
    }
}

/// Why a collection is incomplete though nothing of it is missing.
private enum ListingTexts {
    static func conflict(_ kind: ResourceKind, _ id: String) -> String {
        "the \(kind.collectionName) list `\(id)` twice, with different contents"
    }

    static func difference(_ kind: ResourceKind, _ id: String) -> String {
        "`\(id)` is not the same in every directory; check one directory at a time"
    }
}
