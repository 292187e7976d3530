internal import JSON

/// How a listing is told which page is wanted, and how it ends.
enum Paging: Sendable {
    /// The cursor is a parameter of the query.
    case query
    /// The same, but the server always names a next page: the first empty one is the end.
    case stream
    /// The cursor is a member of the body, beside the others.
    case body
    /// The cursor is the only member of the body.
    case bareBody

    /// The call for the page that `next` points at, where `current` asked for this one.
    func call(for next: RequestTarget, after current: Call) -> Call {
        var call = current
        switch self {
        case .query, .stream:
            call.target = next
        case .body, .bareBody:
            let cursor = next.value(of: "cursor") ?? ""
            var body = self == .bareBody ? JSONObject() : call.body?.object ?? JSONObject()
            body["cursor"] = .string(cursor)
            call.body = .object(body)
        }
        return call
    }

    /// What tells one page of a listing from another: its cursor or, without one, its target.
    func mark(of call: Call) -> String {
        switch self {
        case .query, .stream: PageLinks.mark(of: call.target)
        case .body, .bareBody: "cursor \(call.body?["cursor"]?.string ?? "")"
        }
    }
}
