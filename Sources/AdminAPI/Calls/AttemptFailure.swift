/// Why one try of a call failed, and whether another may succeed.
struct AttemptFailure: Error {
    let error: AdminAPIError
    /// Whether the same request may succeed later. Says nothing on whether it may be sent again.
    var isTransient = false
    /// How long the server wants to be left alone.
    var requestedWait: Duration?
}
