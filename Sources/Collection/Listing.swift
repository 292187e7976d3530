import AdminAPI
import JSON
import Observations

/// Reads the pages of a collection into resources, each once; what cannot be read makes it incomplete.
struct Listing {
    private let kind: ResourceKind
    private let layout: ResourceLayout
    private let progress: @Sendable (CollectionProgress) -> Void
    private var resources: [Resource] = []
    private var positions: [String: Int] = [:]
    private var missing: [Completeness.Missing] = []

    init(
        _ kind: ResourceKind, _ dialect: Dialect, _ progress: @escaping @Sendable (CollectionProgress) -> Void
    ) {
        self.kind = kind
        self.progress = progress
        layout = ResourceLayout(kind, dialect)
    }

    /// Reads all pages. `explanation` may say more of an error than it says itself. Throws when cancelled.
    mutating func read<Item>(
        _ pages: Pages<Item>, explanation: (AdminAPIError) -> String? = { _ in nil }
    ) async throws {
        var number = 0
        do throws(AdminAPIError) {
            for try await page in pages {
                number = page.number
                for item in page.items { add(item.raw, page: number) }
                progress(.listed(kind, resources.count))
            }
        } catch {
            if case .cancelled = error { throw CancellationError() }
            missing.append(
                Completeness.Missing(
                    what: "page \(number + 1)", reason: error.reason, text: explanation(error) ?? "\(error)"))
        }
    }

    /// Of a resource that comes twice (it moved between pages) the later one is newer.
    private mutating func add(_ json: JSONObject, page: Int) {
        var json = json
        // The listing does not have these; a key of that name is not what a call of its own would tell.
        for key in kind.detailKeys(in: layout.dialect) where json[key] != nil {
            json[key] = nil
        }
        guard let resource = Resource(.object(json), layout) else {
            missing.append(
                Completeness.Missing(
                    what: "page \(page)", reason: .incomplete,
                    text: "page \(page) of the \(kind.collectionName) has one without an id"))
            return
        }
        if let position = positions[resource.id] {
            resources[position] = resource
        } else {
            positions[resource.id] = resources.count
            resources.append(resource)
        }
    }

    func collection(filter: ResourceFilter = .everything) -> ResourceCollection {
        ResourceCollection(resources: resources, completeness: Completeness(missing: missing), filter: filter)
    }
}

extension AdminAPIError {
    /// Why something is undetermined after it.
    var reason: ReasonKind {
        switch self {
        case .unauthorized, .forbidden: .forbidden
        default: .incomplete
        }
    }

    /// Whether every further call would fail the same way.
    var endsTheRun: Bool {
        switch self {
        case .unauthorized, .callLimit, .deadline: true
        default: false
        }
    }
}

extension ResourceKind {
    /// The keys under which what a call of its own tells is kept beside a resource's members.
    fileprivate func detailKeys(in dialect: Dialect) -> [String] {
        let details: [Detail] =
            switch (self, dialect) {
            case (.user, .reference): [.roleAssignments, .claimStatus]
            case (.user, .cloud): [.roleAssignments, .deactivatedOn, .managedAccount]
            case (.group, .cloud): [.roleAssignments]
            default: []
            }
        return details.map(\.rawValue)
    }
}
