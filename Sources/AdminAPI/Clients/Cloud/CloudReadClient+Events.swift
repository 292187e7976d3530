extension CloudReadClient {
    /// How many events are asked for at once.
    package static let eventPageSize = 500

    /// The audit log of an organization from a time on, milliseconds since 1970, in the order in which it was processed.
    ///
    /// It has no end: whether the API's `to` is about when something happened or when it was processed is not established, and by
    /// the latter it would leave out what was processed late.
    package func eventStream(of organization: String, from: Int64?) -> Pages<CloudResource> {
        caller.pages(
            .pollEvents, ["v1", "orgs", organization, "events-stream"],
            query: [("from", from.map(String.init)), ("limit", "\(Self.eventPageSize)")], paging: .stream)
    }

    /// The entries of the audit log with one action, which the stream cannot select; ten calls a minute are granted.
    package func events(
        of organization: String, action: String, from: Int64?, to: Int64?
    ) -> Pages<CloudResource> {
        caller.pages(
            .getEvents, ["v1", "orgs", organization, "events"],
            query: [
                ("action", action), ("from", from.map(String.init)), ("to", to.map(String.init)),
                ("limit", "\(Self.eventPageSize)"),
            ])
    }

    /// The actions that events can have; not cut into pages.
    package func eventActions(of organization: String) -> Pages<CloudResource> {
        caller.pages(.getEventActions, ["v1", "orgs", organization, "event-actions"])
    }
}
