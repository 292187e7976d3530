/// How often a request is sent, and for how long something is waited for.
package struct PublishLimits: Sendable, Hashable {
    /// The first time included.
    package var attempts = 5
    /// From sending to the last byte of the answer.
    package var timeout: Duration = .seconds(30)
    /// The longest wait after the first attempt; it doubles with each further one.
    package var base: Duration = .milliseconds(500)
    /// The longest wait that a server may ask for.
    package var longestWait: Duration = .seconds(60)

    package init() {}

    /// How long to wait after an attempt, the first being 1, with full jitter; nil where the server asks for too much.
    func wait(after attempt: Int, asked: Duration?, random: Double) -> Duration? {
        if let asked { return asked <= longestWait ? asked : nil }
        var bound = base
        for _ in 1..<max(attempt, 1) where bound < longestWait {
            bound *= 2
        }
        return bound * random
    }
}
