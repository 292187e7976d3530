/// Where one request of a call has led.
enum Step: Sendable {
    case answered(Answer)
    /// To another target on the same origin.
    case redirected(RequestTarget)
}
