import AdminAPI
import CEL
import JSON
import Observations

/// Asks an API that speaks the cloud dialect.
struct CloudSource: CollectionSource {
    let client: CloudReadClient
    let organization: String
    let progress: @Sendable (CollectionProgress) -> Void

    let dialect = Dialect.cloud

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
        case .organization: break
        case .policy:
            try await listing.read(client.policies(of: organization, type: sent.values[.type]?.onlyElement))
        case .domain: try await listing.read(client.domains(of: organization))
        case .workspace: try await listing.read(client.workspaces(of: organization))
        case .directory: try await listing.read(client.directories(of: organization))
        case .eventAction: try await listing.read(client.eventActions(of: organization))
        case .apiToken: try await listing.read(client.apiTokens(of: organization))
        case .apiKey: try await listing.read(client.apiKeys(of: organization))
        case .group:
            let expand = demand.details.compactMap(\.groupExpansion).sorted()
            try await listing.read(client.groups(of: organization, expand: expand))
        case .event: try await listing.read(events(demand, sent))
        case .user: return try await users(demand, sent)
        }
        return listing.collection(filter: sent)
    }

    /// What of a demand the server selects.
    func sentFilter(of kind: ResourceKind, _ demand: CollectionDemand) -> ResourceFilter {
        let filter = demand.filter ?? .everything
        var sent = ResourceFilter()
        switch kind {
        case .policy: sent.values[.type] = filter.values[.type].flatMap { $0.count == 1 ? $0 : nil }
        case .event:
            sent.from = filter.from
            if isSearched(demand) {
                sent.values[.action] = filter.values[.action]
                sent.to = filter.to
            }
        case .user:
            for field in [ResourceFilter.Field.status, .accountStatus, .membershipStatus] {
                sent.values[field] = filter.values[field]
            }
            sent.values[.claimStatus] = filter.values[.claimStatus].flatMap { $0.count == 1 ? $0 : nil }
            sent.values[.role] = filter.values[.role].flatMap { canSearch(for: $0) ? $0 : nil }
        default: break
        }
        return sent
    }

    func detail(_ detail: Detail, of kind: ResourceKind, id: String) async -> Result<JSONValue, AdminAPIError>? {
        do throws(AdminAPIError) {
            switch (kind, detail) {
            case (.user, .roleAssignments):
                let assignments = try await client.roleAssignments(of: id, organization: organization)
                return .success(.array(assignments.map { .object($0.raw) }))
            case (.group, .roleAssignments):
                let assignments = try await client.roleAssignments(ofGroup: id, organization: organization)
                return .success(.array(assignments.map { .object($0.raw) }))
            case (.user, .deactivatedOn):
                return .success(try await client.user(id, of: organization).raw["deactivatedOn"] ?? .null)
            default:
                return nil
            }
        } catch {
            return .failure(error)
        }
    }

    /// The search tells more of a user where it is asked to.
    private func users(_ demand: CollectionDemand, _ sent: ResourceFilter) async throws -> ResourceCollection {
        var search = UserSearch(sent)
        search.expand = demand.details.compactMap(\.userExpansion).sorted()
        var listing = Listing(.user, dialect, progress)
        try await listing.read(
            client.users(search, of: organization),
            count: { () async throws(AdminAPIError) in
                try await client.userCount(of: organization, among: search)
            })
        var users = listing.collection(filter: sent)
        if let roles = sent.values[.role], demand.details.contains(.roleAssignments),
            !roles.isSubset(of: RoleDerivations.knownPlatformRoles)
        {
            users.note(holdersOf: roles) { _ in true }
        }
        if sent.isEverything { users = users.orIncompleteIfEmpty }
        if search.findsSomeAdmin, users.resources.isEmpty, users.completeness.isComplete {
            users.completeness.missing.append(
                Completeness.Missing(
                    what: "users", reason: .incomplete,
                    text: "the API finds no organization admin, which no organization is without"))
        }
        return users
    }

    /// The ids, without prefix, that a search takes.
    /// See `roleIds` of https://developer.atlassian.com/cloud/admin/organization/rest/api-group-users/.
    private static let searchableRoles: Set = [
        "user", "admin", "guest", "customer", "user-access-admin", "contributor", "basic", "stakeholder", "org-admin",
        "site-admin", "ai-access",
    ]

    /// A search takes ten at most.
    func canSearch(for roles: Set<String>) -> Bool {
        let held = roles.subtracting(Self.foreignRoles)
        return (1...10).contains(held.count) && held.isSubset(of: Self.searchableRoles)
    }

    /// What a search is asked for, to find who holds one of the roles.
    static func roleIDs(_ roles: Set<String>) -> [String] {
        roles.subtracting(foreignRoles).sorted().map { "atlassian/" + $0 }
    }

    private static let foreignRoles = RoleDerivations.foreignRoles(in: .cloud)

    /// Whether events come from the search: it selects an action, but does not tell all that the stream does.
    func isSearched(_ demand: CollectionDemand) -> Bool {
        demand.filter?.values[.action]?.count == 1 && !demand.fields.contains("attributes.processed_at")
    }

    private func events(_ demand: CollectionDemand, _ sent: ResourceFilter) -> Pages<CloudResource> {
        let from = sent.from?.milliseconds(.down)
        guard isSearched(demand), let action = sent.values[.action]?.onlyElement else {
            return client.eventStream(of: organization, from: from)
        }
        return client.events(of: organization, action: action, from: from, to: sent.to?.milliseconds(.up))
    }
}

extension UserSearch {
    /// What of a filter it can be asked for.
    init(_ filter: ResourceFilter) {
        self.init()
        status = filter.values[.status]?.sorted() ?? []
        accountStatus = filter.values[.accountStatus]?.sorted() ?? []
        membershipStatus = filter.values[.membershipStatus]?.sorted() ?? []
        claimStatus = filter.values[.claimStatus]?.onlyElement
        roleIDs = CloudSource.roleIDs(filter.values[.role] ?? [])
    }

    /// Whether an organization without anybody who fits is none: it has an admin who is active.
    fileprivate var findsSomeAdmin: Bool {
        roleIDs.contains("atlassian/org-admin") && claimStatus == nil
            && [status, accountStatus, membershipStatus].allSatisfy { $0.isEmpty || $0.contains("active") }
    }
}

extension Detail {
    /// The value of `expand` with which a search of users tells it, or something of it.
    fileprivate var userExpansion: String? {
        switch self {
        case .productAccess: "productAccess"
        case .groups: "groups"
        case .resourceCount: "counts.resources"
        case .roleAssignments: "platformRoles"
        default: nil
        }
    }

    /// The value of `expand` with which a search of groups tells it.
    fileprivate var groupExpansion: String? {
        switch self {
        case .memberCount: "counts.users"
        case .resourceCount: "counts.resources"
        default: nil
        }
    }
}

extension CELTimestamp {
    fileprivate enum Rounding { case down, up }

    /// Milliseconds since 1970, as the cloud dialect writes times.
    fileprivate func milliseconds(_ rounding: Rounding) -> Int64 {
        // Seconds lie between the years 1 and 9999, so this cannot overflow.
        let part = Int64(nanoseconds) / 1_000_000
        let isExact = Int64(nanoseconds) % 1_000_000 == 0
        return seconds * 1000 + part + (rounding == .up && !isExact ? 1 : 0)
    }
}
