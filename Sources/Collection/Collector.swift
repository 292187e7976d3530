package import AdminAPI
package import CEL
import JSON
package import Observations

/// Collects what rules demand of an organization through the Admin API, and nothing else.
///
/// A call that fails makes a collection incomplete, or leaves a detail unknown; only the first call, for the organization itself,
/// ends the run.
package struct Collector: Sendable {
    let source: any CollectionSource
    private let organization: String
    /// How many details are asked for at once.
    private let concurrency: Int
    private let progress: @Sendable (CollectionProgress) -> Void

    /// `directories` are those of the reference dialect; the cloud dialect searches all at once.
    package init(
        _ client: AdminReadClient, organization: String, dialect: Dialect, directories: [String] = ["-"],
        concurrency: Int = 8, progress: @escaping @Sendable (CollectionProgress) -> Void = { _ in }
    ) {
        source =
            switch dialect {
            case .reference:
                ReferenceSource(
                    client: client, organization: organization, directories: directories, progress: progress)
            case .cloud: CloudSource(client: client.cloud, organization: organization, progress: progress)
            }
        self.organization = organization
        self.concurrency = concurrency
        self.progress = progress
    }

    /// What was seen, as of `time`. `undecided` is asked again and again which details would still decide something, until it
    /// names none.
    ///
    /// Throws `CollectionError` where the organization cannot be reached, `CancellationError` when cancelled.
    package func collect(
        _ demand: Demand, at time: CELTimestamp, undecided: (Inventory) throws -> [DetailRequest]
    ) async throws -> Inventory {
        var inventory = Inventory(organization: try await probe(), dialect: source.dialect, takenAt: time)
        inventory.collections = try await listings(demand)
        try await source.addDetails(demand, to: &inventory)
        inventory.compareUsersWithCount()
        var searches = RoleSearches(source)
        while true {
            let requests = try undecided(inventory)
            if requests.isEmpty { break }
            try Task.checkCancellation()
            let details = try await searches.answer(requests, &inventory)
            guard try await fetch(details, into: &inventory) else { break }
        }
        inventory.noteExtents(demand)
        return inventory
    }

    /// The organization itself: shows that the address, the credentials and the id are right.
    private func probe() async throws -> Resource {
        var object: JSONObject
        do {
            object = try await source.probe()
        } catch .cancelled {
            throw CancellationError()
        } catch {
            throw CollectionError.unreachable(error)
        }
        let layout = ResourceLayout(.organization, source.dialect)
        for detail in [Detail.userCount, .roleCounts] { object[detail.rawValue] = nil }
        guard let resource = Resource(.object(object), layout), resource.id == organization else {
            throw CollectionError.otherOrganization(asked: organization, answered: object["id"]?.string ?? "")
        }
        return resource
    }

    /// The collections that are demanded, at the same time.
    private func listings(_ demand: Demand) async throws -> [ResourceKind: ResourceCollection] {
        try await withThrowingTaskGroup(of: (ResourceKind, ResourceCollection).self) { group in
            for (kind, wanted) in demand.collections where kind != .organization && kind.isSupported(in: source.dialect)
            {
                guard wanted.filter != nil else { continue }
                group.addTask { (kind, try await source.collection(of: kind, wanted)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// Fetches details, several at once, and puts them where they belong; false when every further call would fail too.
    private func fetch(_ requests: [DetailRequest], into inventory: inout Inventory) async throws -> Bool {
        var goesOn = true
        var done = 0
        try await withThrowingTaskGroup(of: (DetailRequest, Result<JSONValue, AdminAPIError>?).self) { group in
            var rest = requests[...]
            func addNext() {
                guard goesOn, let request = rest.popFirst(),
                    let resources = inventory.collections[request.kind]?.resources,
                    resources.indices.contains(request.resource)
                else { return }
                let id = resources[request.resource].id
                group.addTask { (request, await source.detail(request.detail, of: request.kind, id: id)) }
            }
            for _ in 0..<max(1, concurrency) { addNext() }
            while let (request, result) = try await group.next() {
                done += 1
                progress(.details(done, of: requests.count))
                switch result {
                case .success(let value):
                    inventory.set(request, to: value)
                case .failure(.cancelled):
                    throw CancellationError()
                case .failure(let error):
                    if error.endsTheRun { goesOn = false }
                    let name = request.detail.rawValue.replacing("_", with: " ")
                    let reason = Reason(error.reason, "\(name) could not be read: \(error)")
                    inventory.note(reason, about: request.detail, of: request.kind)
                case nil:
                    break
                }
                addNext()
            }
        }
        return goesOn
    }
}

extension Inventory {
    /// Notes of how many resources each detail is known that was demanded.
    fileprivate mutating func noteExtents(_ demand: Demand) {
        for (kind, wanted) in demand.collections {
            guard let collection = collections[kind] else { continue }
            for detail in wanted.details where collection.details[detail] == nil {
                let isWhole = collection.resources.allSatisfy { $0.knows(detail) }
                collections[kind]?.details[detail] = isWhole ? .all : .some
            }
        }
    }
}
