extension AdminWriteClient {
    /// Changes a policy; the policy as the server says it has become.
    package func updatePolicy(
        _ id: String, of organization: String, to update: PolicyUpdate
    ) async throws(AdminAPIError) -> Policy {
        try await caller.resource(
            .updatePolicy, ["v1", "orgs", organization, "policies", id], body: update.json)
    }
}
