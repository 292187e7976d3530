/// How often a read operation is tried, and how long it waits in between.
package struct RetryPolicy: Sendable, Hashable {
    /// Tries altogether, the first one included.
    package var attempts: Int
    /// The longest wait after the first try; it doubles with each further one.
    package var base: Duration
    /// Where the doubling ends.
    package var cap: Duration
    /// The longest wait that a server may ask for; beyond it the operation fails at once.
    package var longestWait: Duration

    /// The defaults are those for the live API.
    package init(
        attempts: Int = 5, base: Duration = .milliseconds(500), cap: Duration = .seconds(30),
        longestWait: Duration = .seconds(300)
    ) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.longestWait = longestWait
    }

    /// The wait after a try, the first being 1, with full jitter: anything between nothing and the bound is as likely.
    /// See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
    /// - Parameter random: At least 0 and below 1.
    func backOff(afterAttempt attempt: Int, random: Double) -> Duration {
        var bound = base
        for _ in 1..<max(attempt, 1) where bound < cap {
            bound *= 2
        }
        return min(bound, cap) * random
    }
}
