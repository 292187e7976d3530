import AdminAPI
import JSON
import Observations

/// Reads the pages of a collection into resources, each once; what cannot be read makes it incomplete.
///
/// A listing that shows signs of having changed between its pages is read once more. It counts as seen where the second time shows
/// none, or is the same as the first: then it is the listing that is so, and not a change.
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
        count: (() async throws(AdminAPIError) -> Int64)? = nil
    ) async throws {
        var (reading, tear) = try await read(pages, explanation, count)
        if tear != nil {
            let (again, stillTorn) = try await read(pages, explanation, count)
            let isStable = again.mark == reading.mark && again.failure == nil
            reading = again
            // More than are listed stay more than are listed, however often it is read.
            tear = isStable && stillTorn?.isLasting != true ? nil : stillTorn
        }
        if let tear { add(LastingTexts.torn(kind, tear.text)) }
        if let conflict = reading.conflict { add(LastingTexts.conflict(kind, conflict)) }
        missing += [reading.failure].compactMap { $0 } + reading.unreadable
        duplicateCount += reading.duplicateCount
        for resource in reading.resources { add(resource) }
    }

    /// Why a reading may have missed something, and whether reading again cannot help.
    private struct Tear {
        var text: String
        var isLasting = false
    }

    private func read<Item>(
        _ pages: Pages<Item>, _ explanation: (AdminAPIError) -> String?,
        _ count: (() async throws(AdminAPIError) -> Int64)?
    ) async throws -> (ListingReading, Tear?) {
        var reading = ListingReading(kind, layout)
        let progress = progress
        let kind = kind
        try await reading.read(pages, explanation: explanation) { progress(.listed(kind, $0)) }
        // One page is of one moment.
        guard reading.failure == nil, reading.pageCount > 1 else { return (reading, nil) }
        if let text = reading.shortfall(of: reading.total) { return (reading, Tear(text: text, isLasting: true)) }
        if let tear = reading.tear { return (reading, Tear(text: tear)) }
        guard let count else { return (reading, nil) }
        do throws(AdminAPIError) {
            let total = try await count()
            return (reading, reading.shortfall(of: total).map { Tear(text: $0, isLasting: true) })
        } catch {
            switch error {
            case .cancelled: throw CancellationError()
            // Who may not count sees no less of the listing.
            case .forbidden, .notFound, .badRequest: return (reading, nil)
            default: return (reading, Tear(text: "they cannot be counted: \(error)", isLasting: true))
            }
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
        if resources[position].json != resource.json { add(LastingTexts.difference(kind, resource.id)) }
        resources[position] = resource
    }

    func collection(filter: ResourceFilter = .everything) -> ResourceCollection {
        var collection = ResourceCollection(
            resources: resources, completeness: Completeness(missing: missing), filter: filter)
        collection.duplicateCount = duplicateCount
        return collection
    }
}

/// Why a collection that was read to its end is incomplete all the same.
private enum LastingTexts {
    static func torn(_ kind: ResourceKind, _ sign: String) -> String {
        "the \(kind.collectionName) changed while they were read: \(sign)"
    }

    static func conflict(_ kind: ResourceKind, _ id: String) -> String {
        "the \(kind.collectionName) list `\(id)` twice, with different contents"
    }

    static func difference(_ kind: ResourceKind, _ id: String) -> String {
        "`\(id)` is not the same in every directory; check one directory at a time"
    }
}
