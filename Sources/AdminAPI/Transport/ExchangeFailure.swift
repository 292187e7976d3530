/// Why no whole answer came.
enum ExchangeFailure: Error {
    case cancelled
    case timedOut(String)
    /// `isLasting` when another try would end the same way.
    case broken(String, isLasting: Bool)
    case tooLarge
}
