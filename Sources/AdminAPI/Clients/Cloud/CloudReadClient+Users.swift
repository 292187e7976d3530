internal import JSON

extension CloudReadClient {
    /// The users of all directories, managed and unmanaged ones, as far as they pass a search.
    package func users(_ search: UserSearch = UserSearch(), of organization: String) -> Pages<CloudResource> {
        caller.pages(
            .searchDirectoryUsers, Self.users(organization) + ["search"], body: search.body(limit: Self.pageSize),
            paging: .body)
    }

    /// A user with what only its own address tells.
    package func user(_ account: String, of organization: String) async throws(AdminAPIError) -> CloudResource {
        try await caller.resource(.getDirectoryUserDetails, Self.users(organization) + [account])
    }

    /// How many users there are, of those that pass a search.
    package func userCount(
        of organization: String, among search: UserSearch = UserSearch()
    ) async throws(AdminAPIError) -> Int64 {
        let call = try caller.call(
            .getDirectoryUsersCount, Self.users(organization) + ["count"], query: search.query
        ).get()
        let reader = ShapeReader(caller: caller, call: call)
        let body = try reader.object(try await caller.answer(to: call))
        guard let count = (body["data"]?.object ?? body)["count"]?.int else {
            throw reader.wrongShape("expected a whole number in `count`")
        }
        return count
    }

    /// How many users have each role, by the role's id.
    package func roleCounts(of organization: String) async throws(AdminAPIError) -> [String: Int64] {
        let call = try caller.call(.getUserStats, Self.users(organization) + ["stats"]).get()
        let reader = ShapeReader(caller: caller, call: call)
        let body = try reader.object(try await caller.answer(to: call))
        guard let roles = (body["data"]?.object ?? body)["roles"]?.array else {
            throw reader.wrongShape("expected an array in `roles`")
        }
        var counts: [String: Int64] = [:]
        for role in roles {
            guard let id = role["roleId"]?.string, let count = role["count"]?.int, counts[id] == nil else {
                throw reader.wrongShape("expected objects with distinct `roleId` and a `count` in `roles`")
            }
            counts[id] = count
        }
        return counts
    }

    /// The roles of a user, from all pages.
    package func roleAssignments(
        of account: String, organization: String
    ) async throws(AdminAPIError) -> [CloudResource] {
        let segments = Self.users(organization) + [account, "role-assignments"]
        let pages: Pages<CloudResource> = caller.pages(
            .getUserRoleAssignments, segments, query: [("limit", "\(Self.pageSize)")])
        return try await pages.items()
    }

    /// The accounts that the organization manages, with what the search does not tell of them. Empty where the organization
    /// claims no domain, whoever is in it.
    package func managedUsers(of organization: String) -> Pages<CloudResource> {
        caller.pages(.getUsers, ["v1", "orgs", organization, "users"])
    }

    static func users(_ organization: String) -> [String] {
        ["v2", "orgs", organization, "directories", "-", "users"]
    }
}
