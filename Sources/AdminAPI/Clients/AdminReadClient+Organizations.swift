extension AdminReadClient {
    /// The organizations that the credential can see. A credential of one organization may see none: an empty list says
    /// nothing.
    package func organizations() -> Pages<Organization> {
        caller.pages(.getOrganizations, ["v1", "orgs"])
    }

    /// An organization; the cheapest way to find out whether the API can be reached and the credential is good.
    package func organization(_ id: String) async throws(AdminAPIError) -> Organization {
        try await caller.resource(.getOrganizationById, ["v1", "orgs", id])
    }

    /// The domains that an organization claims.
    package func domains(of organization: String) -> Pages<Domain> {
        caller.pages(.getOrganizationDomains, ["v1", "orgs", organization, "domains"])
    }

    /// A domain that an organization claims.
    package func domain(_ id: String, of organization: String) async throws(AdminAPIError) -> Domain {
        try await caller.resource(.getDomainById, ["v1", "orgs", organization, "domains", id])
    }

    /// The groups of an organization.
    package func groups(of organization: String) -> Pages<Group> {
        caller.pages(.getOrganizationGroups, ["v1", "orgs", organization, "groups"])
    }
}
