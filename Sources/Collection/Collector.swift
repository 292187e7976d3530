package import AdminAPI
package import CEL
import JSON
package import Observation

/// Collects what rules demand of an organization through the Admin API, and nothing else.
///
/// A call that fails makes a collection incomplete, or leaves a detail unknown; only the first call, for the organization itself,
/// ends the run.
package struct Collector: Sendable {
    let client: AdminReadClient
    let organization: String
    let directories: [String]
    /// How many details are asked for at once.
    let concurrency: Int
    let progress: @Sendable (CollectionProgress) -> Void

    package init(
        _ client: AdminReadClient, organization: String, directories: [String] = ["-"], concurrency: Int = 8,
        progress: @escaping @Sendable (CollectionProgress) -> Void = { _ in }
    ) {
        self.client = client
        self.organization = organization
        self.directories = directories
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
        var inventory = Inventory(organization: try await probe(), dialect: .reference, takenAt: time)
        inventory.collections = try await listings(demand)
        if demand.collections[.user]?.details.contains(.claimStatus) == true {
            try await addClaimStatus(to: &inventory)
        }
        if demand.collections[.organization]?.details.contains(.userCount) == true {
            try await addUserCount(to: &inventory)
        }
        while true {
            let requests = try undecided(inventory)
            if requests.isEmpty { break }
            try Task.checkCancellation()
            guard try await fetch(requests, into: &inventory) else { break }
        }
        inventory.noteExtent(of: .roleAssignments, in: .user, demand)
        return inventory
    }

    /// The organization itself: shows that the address, the credentials and the id are right.
    private func probe() async throws -> Resource {
        let answer: Organization
        do {
            answer = try await client.organization(organization)
        } catch .cancelled {
            throw CancellationError()
        } catch {
            throw CollectionError.unreachable(error)
        }
        let layout = ResourceLayout(.organization, .reference)
        var object = answer.raw
        for detail in [Detail.userCount, .roleCounts] { object[detail.rawValue] = nil }
        guard let resource = Resource(.object(object), layout), resource.id == organization else {
            throw CollectionError.otherOrganization(asked: organization, answered: answer.raw["id"]?.string ?? "")
        }
        return resource
    }

    private func addUserCount(to inventory: inout Inventory) async throws {
        guard directories.count == 1 else {
            let text = "the API counts the users of one directory or of all, not of several; leave out `--directory`"
            inventory.note(Reason(.incomplete, text), about: .userCount, of: .organization)
            return
        }
        do {
            let count = try await client.userCount(directory: directories[0], of: organization)
            inventory.organization.set(.userCount, to: .number(JSONNumber(count)))
        } catch .cancelled {
            throw CancellationError()
        } catch {
            inventory.note(Reason(error.reason, "\(error)"), about: .userCount, of: .organization)
        }
    }

    /// The collections that are demanded, at the same time.
    private func listings(_ demand: Demand) async throws -> [ResourceKind: ResourceCollection] {
        try await withThrowingTaskGroup(of: (ResourceKind, ResourceCollection).self) { group in
            for (kind, wanted) in demand.collections where kind != .organization && kind.isSupported(in: .reference) {
                guard let filter = wanted.filter else { continue }
                group.addTask { (kind, try await collection(of: kind, filter)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func collection(of kind: ResourceKind, _ filter: ResourceFilter) async throws -> ResourceCollection {
        switch kind {
        case .policy:
            let type = filter.type?.count == 1 ? filter.type?.first : nil
            var listing = Listing(.policy, progress)
            try await listing.read(client.policies(of: organization, type: type))
            return listing.collection(filter: ResourceFilter(type: type.map { [$0] }))
        case .domain:
            var listing = Listing(.domain, progress)
            try await listing.read(client.domains(of: organization))
            return listing.collection()
        case .group:
            var listing = Listing(.group, progress)
            try await listing.read(client.groups(of: organization))
            return listing.collection()
        case .event:
            let action = filter.action?.count == 1 ? filter.action?.first : nil
            var listing = Listing(.event, progress)
            try await listing.read(
                client.events(
                    of: organization, from: filter.from?.description, to: filter.to?.description, action: action))
            return listing.collection(
                filter: ResourceFilter(action: action.map { [$0] }, from: filter.from, to: filter.to))
        case .user:
            return try await users()
        default:
            return ResourceCollection()
        }
    }

    /// The users of every directory, each once.
    private func users() async throws -> ResourceCollection {
        var listing = Listing(.user, progress)
        for directory in directories {
            try await listing.read(client.users(directory: directory, of: organization)) { error in
                guard case .notFound = error else { return nil }
                return "there is no directory `\(directory)`; name those that exist with `--directory`"
            }
        }
        var users = listing.collection()
        if users.resources.isEmpty, users.completeness.isComplete {
            users.completeness.missing.append(
                Completeness.Missing(
                    what: "users", reason: .incomplete,
                    text: "the API lists no users at all, which no organization is without"))
        }
        return users
    }

    /// Tells managed accounts from others, by the listing of managed accounts.
    private func addClaimStatus(to inventory: inout Inventory) async throws {
        guard var users = inventory.collections[.user] else { return }
        var managed = Listing(.user, progress)
        try await managed.read(client.managedUsers(of: organization))
        let listed = managed.collection()
        guard listed.completeness.isComplete else {
            for missing in listed.completeness.missing {
                inventory.note(Reason(missing.reason, missing.text), about: .claimStatus, of: .user)
            }
            return
        }
        let ids = Set(listed.resources.map(\.id))
        for index in users.resources.indices {
            let status = ids.contains(users.resources[index].id) ? "managed" : "unmanaged"
            users.resources[index].set(.claimStatus, to: .string(status))
        }
        users.details[.claimStatus] = .all
        inventory.collections[.user] = users
    }
}

extension Inventory {
    /// Notes of how many resources the detail is known, where it was demanded.
    fileprivate mutating func noteExtent(of detail: Detail, in kind: ResourceKind, _ demand: Demand) {
        guard demand.collections[kind]?.details.contains(detail) == true, let collection = collections[kind] else {
            return
        }
        let isWhole = collection.resources.allSatisfy { $0.knows(detail) }
        collections[kind]?.details[detail] = isWhole ? .all : .some
    }
}
