extension AdminWriteClient {
    /// Invites users; some of them may fail, which is no error.
    package func inviteUsers(
        _ invitation: Invitation, to organization: String
    ) async throws(AdminAPIError) -> InvitationOutcome {
        try await caller.resource(.inviteUsers, ["v2", "orgs", organization, "users", "invite"], body: invitation.json)
    }

    /// Takes a user's access within a directory away until it is restored.
    package func suspendUser(
        _ account: String, directory: String, of organization: String
    ) async throws(AdminAPIError) {
        try await caller.perform(.suspendUser, Self.user(account, directory, organization) + ["suspend"])
    }

    /// Gives a suspended user's access back.
    package func restoreUser(
        _ account: String, directory: String, of organization: String
    ) async throws(AdminAPIError) {
        try await caller.perform(.restoreUser, Self.user(account, directory, organization) + ["restore"])
    }

    /// Removes a user from a directory.
    package func removeUser(
        _ account: String, directory: String, of organization: String
    ) async throws(AdminAPIError) {
        try await caller.perform(.removeDirectoryUser, Self.user(account, directory, organization))
    }

    private static func user(_ account: String, _ directory: String, _ organization: String) -> [String] {
        ["v2", "orgs", organization, "directories", directory, "users", account]
    }
}
