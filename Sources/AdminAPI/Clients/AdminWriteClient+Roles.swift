internal import JSON

extension AdminWriteClient {
    /// Gives a user roles on products.
    package func grantAccess(
        _ roles: [RoleAssignment], to user: String, of organization: String
    ) async throws(AdminAPIError) {
        try await caller.perform(
            .grantUserAccess, Self.user(user, organization) + ["roles", "assign"], body: Self.body(roles))
    }

    /// Takes roles on products from a user.
    package func revokeAccess(
        _ roles: [RoleAssignment], from user: String, of organization: String
    ) async throws(AdminAPIError) {
        try await caller.perform(
            .revokeUserAccess, Self.user(user, organization) + ["roles", "revoke"], body: Self.body(roles))
    }

    /// Gives a user a role in the organization: `org-admin`, `trusted-user` or `user`.
    package func assignRole(_ role: String, to user: String, of organization: String) async throws(AdminAPIError) {
        try await caller.perform(
            .assignOrganizationRole, Self.user(user, organization) + ["role-assignments", "assign"],
            body: ["role": .string(role)])
    }

    /// Takes a role in the organization from a user.
    package func revokeRole(_ role: String, from user: String, of organization: String) async throws(AdminAPIError) {
        try await caller.perform(
            .revokeOrganizationRole, Self.user(user, organization) + ["role-assignments", "revoke"],
            body: ["role": .string(role)])
    }

    private static func user(_ user: String, _ organization: String) -> [String] {
        ["v1", "orgs", organization, "users", user]
    }

    private static func body(_ roles: [RoleAssignment]) -> JSONValue {
        ["roles": .array(roles.map { .object($0.raw) })]
    }
}
