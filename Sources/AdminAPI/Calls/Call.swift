internal import JSON

/// An operation with its arguments.
struct Call: Sendable {
    let operation: AdminOperation
    var target: RequestTarget
    /// What is sent as JSON.
    var body: JSONValue?
    /// The only state of the resource in which it may take effect.
    var ifMatch: EntityTag?
    /// Whether the answer must hold JSON.
    var readsAnswer = true
    /// How its further pages are asked for, where it is a listing.
    var paging = Paging.query
}
