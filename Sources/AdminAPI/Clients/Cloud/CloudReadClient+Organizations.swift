internal import JSON

extension CloudReadClient {
    /// An organization; the cheapest way to find out whether the API can be reached and the credential is good.
    package func organization(_ id: String) async throws(AdminAPIError) -> CloudResource {
        try await caller.resource(.getOrgById, ["v1", "orgs", id])
    }

    /// The domains that an organization claims.
    package func domains(of organization: String) -> Pages<CloudResource> {
        caller.pages(.getDomains, ["v1", "orgs", organization, "domains"])
    }

    /// The policies of an organization, each in its envelope.
    /// - Parameter type: Leaves the selection of one type to the server.
    package func policies(of organization: String, type: String? = nil) -> Pages<CloudResource> {
        caller.pages(.getPolicies, ["v1", "orgs", organization, "policies"], query: [("type", type)])
    }

    /// A policy of an organization, taken out of the envelope of the answer but not of its own.
    package func policy(_ id: String, of organization: String) async throws(AdminAPIError) -> CloudResource {
        try await caller.resource(.getPolicyById, ["v1", "orgs", organization, "policies", id])
    }

    /// The products' instances of an organization. A cursor must stand alone in the body.
    package func workspaces(of organization: String) -> Pages<CloudResource> {
        caller.pages(
            .queryWorkspacesV2, ["v2", "orgs", organization, "workspaces"],
            body: ["limit": .number(JSONNumber(Int64(Self.pageSize)))], paging: .bareBody)
    }

    /// The directories of an organization.
    package func directories(of organization: String) -> Pages<CloudResource> {
        caller.pages(
            .getDirectoriesForOrg, ["v2", "orgs", organization, "directories"], query: [("limit", "\(Self.pageSize)")])
    }
}
