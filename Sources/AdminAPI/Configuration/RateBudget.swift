/// What several clients with one credential may ask together: requests a second, and requests under way at a time.
package struct RateBudget: Sendable {
    let pacer: Pacer
    let ownPacers: [AdminOperation: Pacer]
    let slots: Slots

    /// - Parameters:
    ///   - rate: Requests a second; nil for as many as there can be.
    ///   - concurrency: Requests under way at a time.
    package init(rate: Double?, concurrency: Int, clock: any Clock<Duration> = ContinuousClock()) {
        self.init(rate: rate, concurrency: concurrency, RunClock(clock))
    }

    init(rate: Double?, concurrency: Int, _ clock: RunClock) {
        pacer = Pacer(rate: rate, clock: clock)
        ownPacers = Pacer.own(within: rate, clock: clock)
        slots = Slots(count: concurrency)
    }
}
