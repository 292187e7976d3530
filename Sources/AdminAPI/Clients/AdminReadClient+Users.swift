internal import JSON

extension AdminReadClient {
    /// The accounts that an organization manages: none whose email is on a domain that it does not claim.
    package func managedUsers(of organization: String) -> Pages<User> {
        caller.pages(.getOrganizationUsers, ["v1", "orgs", organization, "users"])
    }

    /// The users of a directory; `-` stands for all directories.
    package func users(directory: String = "-", of organization: String) -> Pages<User> {
        caller.pages(.getDirectoryUsers, Self.users(directory, organization))
    }

    /// A user of a directory.
    package func user(
        _ account: String, directory: String = "-", of organization: String
    ) async throws(AdminAPIError) -> User {
        try await caller.resource(.getDirectoryUser, Self.users(directory, organization) + [account])
    }

    /// How many users a directory has.
    package func userCount(directory: String = "-", of organization: String) async throws(AdminAPIError) -> Int64 {
        let call = try caller.call(.getDirectoryUserCount, Self.users(directory, organization) + ["count"]).get()
        let reader = ShapeReader(caller: caller, call: call)
        let body = try reader.object(try await caller.answer(to: call))
        guard let count = (body["data"]?.object ?? body)["count"]?.int else {
            throw reader.wrongShape("expected a whole number in `data.count`")
        }
        return count
    }

    /// The roles of a user, from all pages where the server cuts them into pages.
    package func roleAssignments(
        of account: String, directory: String = "-", organization: String
    ) async throws(AdminAPIError) -> [RoleAssignment] {
        let segments = Self.users(directory, organization) + [account, "role-assignments"]
        return try await caller.pages(.getUserRoleAssignments, segments).items()
    }

    private static func users(_ directory: String, _ organization: String) -> [String] {
        ["v2", "orgs", organization, "directories", directory, "users"]
    }
}
