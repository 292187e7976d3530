extension AdminReadClient {
    /// The policies of an organization.
    /// - Parameter type: Leaves the selection of one type to the server.
    package func policies(of organization: String, type: String? = nil) -> Pages<Policy> {
        caller.pages(.getOrganizationPolicies, ["v1", "orgs", organization, "policies"], query: [("type", type)])
    }

    /// A policy of an organization.
    package func policy(_ id: String, of organization: String) async throws(AdminAPIError) -> Policy {
        try await taggedPolicy(id, of: organization).policy
    }

    /// A policy of an organization, with what the server calls its state, where it does.
    package func taggedPolicy(
        _ id: String, of organization: String
    ) async throws(AdminAPIError) -> (policy: Policy, tag: EntityTag?) {
        let answer: (resource: Policy, tag: EntityTag?) = try await caller.taggedResource(
            .getPolicyById, ["v1", "orgs", organization, "policies", id])
        return (answer.resource, answer.tag)
    }
}
