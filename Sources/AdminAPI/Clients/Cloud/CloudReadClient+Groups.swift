internal import JSON

extension CloudReadClient {
    /// The groups of all directories.
    /// - Parameters:
    ///   - roleIDs: Ids of roles, `atlassian/admin`, of which one is enough; none: all groups.
    ///   - expand: `counts.resources`, `counts.users`.
    package func groups(
        of organization: String, roleIDs: [String] = [], expand: [String] = []
    ) -> Pages<CloudResource> {
        var body: JSONObject = ["limit": .number(JSONNumber(Int64(Self.pageSize)))]
        if !roleIDs.isEmpty { body["roleIds"] = .array(roleIDs.map { .string($0) }) }
        if !expand.isEmpty { body["expand"] = .array(expand.map { .string($0) }) }
        return caller.pages(
            .searchDirectoryGroups, Self.groups(organization) + ["search"], body: .object(body), paging: .body)
    }

    /// The roles of a group, from all pages.
    package func roleAssignments(
        ofGroup group: String, organization: String
    ) async throws(AdminAPIError) -> [CloudResource] {
        let segments = Self.groups(organization) + [group, "role-assignments"]
        let pages: Pages<CloudResource> = caller.pages(
            .getGroupRoleAssignments, segments, query: [("limit", "\(Self.pageSize)")])
        return try await pages.items()
    }

    private static func groups(_ organization: String) -> [String] {
        ["v2", "orgs", organization, "directories", "-", "groups"]
    }
}
