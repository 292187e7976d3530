package import JSON

extension AdminWriteClient {
    /// Changes a policy; the policy as the server says it has become.
    ///
    /// The body is sent as it is, so that the same value is the same bytes. Whether the server replaces what the body leaves
    /// out or keeps it is not established, so the body should be whole.
    /// - Parameter tag: The only state in which the policy may be changed: in any other the server refuses with 412.
    package func updatePolicy(
        _ id: String, of organization: String, body: JSONValue, ifMatch tag: EntityTag? = nil
    ) async throws(AdminAPIError) -> Policy {
        try await caller.resource(
            .updatePolicy, ["v1", "orgs", organization, "policies", id], body: body, ifMatch: tag)
    }
}
