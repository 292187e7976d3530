import AdminAPI
import CEL
import JSON
import Observations

/// Asks an API that speaks the reference dialect.
struct ReferenceSource: CollectionSource {
    let client: AdminReadClient
    let organization: String
    /// Where users are; `-` for everywhere.
    let directories: [String]
    let progress: @Sendable (CollectionProgress) -> Void

    let dialect = Dialect.reference

    func probe() async throws(AdminAPIError) -> JSONObject {
        try await client.organization(organization).raw
    }

    func policy(_ id: String) async throws(AdminAPIError) -> JSONObject {
        try await client.policy(id, of: organization).raw
    }

    func collection(of kind: ResourceKind, _ demand: CollectionDemand) async throws -> ResourceCollection {
        let sent = sentFilter(of: kind, demand)
        var listing = Listing(kind, dialect, progress)
        switch kind {
        case .policy:
            try await listing.read(client.policies(of: organization, type: sent.values[.type]?.onlyElement))
        case .domain:
            try await listing.read(client.domains(of: organization))
        case .group:
            try await listing.read(client.groups(of: organization))
        case .event:
            try await listing.read(
                client.events(
                    of: organization, from: sent.from?.description, to: sent.to?.description,
                    action: sent.values[.action]?.onlyElement))
        case .user:
            for directory in directories {
                try await listing.read(client.users(directory: directory, of: organization)) { error in
                    guard case .notFound = error else { return nil }
                    return "there is no directory `\(directory)`; name those that exist with `--directory`"
                } count: { () async throws(AdminAPIError) in
                    try await client.userCount(directory: directory, of: organization)
                }
            }
            return listing.collection().orIncompleteIfEmpty
        default:
            break
        }
        return listing.collection(filter: sent)
    }

    /// What of a demand the server selects: of one type or action, and by time.
    func sentFilter(of kind: ResourceKind, _ demand: CollectionDemand) -> ResourceFilter {
        let filter = demand.filter ?? .everything
        var sent = ResourceFilter()
        switch kind {
        case .policy: sent.values[.type] = filter.values[.type].flatMap { $0.count == 1 ? $0 : nil }
        case .event:
            sent.values[.action] = filter.values[.action].flatMap { $0.count == 1 ? $0 : nil }
            (sent.from, sent.to) = (filter.from, filter.to)
        default: break
        }
        return sent
    }

    func addDetails(_ demand: Demand, to inventory: inout Inventory) async throws {
        if demand.collections[.user]?.details.contains(.claimStatus) == true {
            try await addClaimStatus(to: &inventory)
        }
        if demand.collections[.organization]?.details.contains(.userCount) == true {
            try await addUserCount(to: &inventory)
        }
    }

    func canSearch(for roles: Set<String>) -> Bool { false }

    func search(
        for roles: Set<String>, among kind: ResourceKind, _ filter: ResourceFilter, isWorth: (Int) -> Bool
    ) async throws -> RoleSearchResult {
        .failed
    }

    func detail(_ detail: Detail, of kind: ResourceKind, id: String) async -> Result<JSONValue, AdminAPIError>? {
        kind == .user && detail == .roleAssignments ? await roleAssignments(of: id) : nil
    }

    /// The role assignments of an account in all directories. A directory that does not know it adds none, unless none does.
    private func roleAssignments(of account: String) async -> Result<JSONValue, AdminAPIError> {
        var found: [JSONValue] = []
        var unknown: AdminAPIError?
        var isKnown = false
        for directory in directories {
            do {
                let assignments = try await client.roleAssignments(
                    of: account, directory: directory, organization: organization)
                found += assignments.map { .object($0.raw) }
                isKnown = true
            } catch .notFound(let failure) {
                unknown = .notFound(failure)
            } catch {
                return .failure(error)
            }
        }
        if !isKnown, let unknown { return .failure(unknown) }
        return .success(.array(found))
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

    /// Tells managed accounts from others, by the listing of managed accounts.
    private func addClaimStatus(to inventory: inout Inventory) async throws {
        guard var users = inventory.collections[.user] else { return }
        var managed = Listing(.user, dialect, progress)
        try await managed.read(client.managedUsers(of: organization))
        let listed = managed.collection()
        guard listed.completeness.isComplete else {
            for missing in listed.completeness.missing {
                inventory.note(Reason(missing.reason, missing.text), about: .claimStatus, of: .user)
            }
            return
        }
        guard !listed.resources.isEmpty else {
            let text = "the API lists no managed accounts, as it does where no domain is claimed"
            inventory.note(Reason(.incomplete, text), about: .claimStatus, of: .user)
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

extension Set {
    /// Nil where there are several or none.
    var onlyElement: Element? {
        count == 1 ? first : nil
    }
}
