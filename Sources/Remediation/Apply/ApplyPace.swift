/// How long a run waits for what.
package struct ApplyPace: Sendable, Hashable {
    /// For a policy to become what it was told to.
    package var verification: Duration = .seconds(60)
    /// For a write whose answer is missing to take effect after all, before it is sent once more.
    package var settling: Duration = .seconds(1)
    /// Before a write that came too fast is sent once more.
    package var rateLimit: Duration = .seconds(2)
    /// Between the first two looks at a policy; it doubles up to the longest.
    package var firstPause: Duration = .milliseconds(100)
    package var longestPause: Duration = .seconds(5)

    package init() {}
}
