internal import JSON

/// What a call that succeeded was answered.
struct Answer: Sendable {
    /// Where the answer came from: after redirects another target than was asked.
    let target: RequestTarget
    /// Nil for calls whose answer is not read.
    let body: JSONValue?
    /// What the server calls the state that the body shows.
    let entityTag: EntityTag?
}
