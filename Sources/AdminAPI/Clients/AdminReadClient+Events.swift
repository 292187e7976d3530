extension AdminReadClient {
    /// The audit log of an organization.
    /// - Parameters:
    ///   - from: The earliest time, as RFC 3339 has it.
    ///   - to: The latest time.
    ///   - action: Leaves the selection of one action to the server.
    package func events(
        of organization: String, from: String? = nil, to: String? = nil, action: String? = nil
    ) -> Pages<Event> {
        let query = [("from", from), ("to", to), ("action", action)]
        return caller.pages(.getOrganizationEvents, ["v1", "orgs", organization, "events"], query: query)
    }

    /// An entry of the audit log.
    package func event(_ id: String, of organization: String) async throws(AdminAPIError) -> Event {
        try await caller.resource(.getEventById, ["v1", "orgs", organization, "events", id])
    }
}
