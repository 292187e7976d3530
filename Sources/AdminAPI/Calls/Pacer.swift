/// Keeps all requests of a client apart, whichever tasks send them and whether for the first time or again.
///
/// A token bucket that holds one token: turns are an interval apart, so no second sees a burst.
actor Pacer {
    /// Turns are this much further apart than the rate asks for, so that what the way to the server delays and bunches
    /// stays within the rate where the server counts.
    private static let margin = 1.05

    private let interval: Duration?
    private let clock: RunClock
    /// When the next turn begins.
    private var next = Duration.zero

    /// - Parameter rate: Turns a second; nil for no bound.
    init(rate: Double?, clock: RunClock) {
        interval = rate.map { .nanoseconds(Int64((1e9 * Self.margin / $0).rounded(.up))) }
        self.clock = clock
    }

    /// Returns when a request may be sent; false when that would be after the deadline.
    func turn(before deadline: Duration?) async throws(CancellationError) -> Bool {
        guard let interval else { return true }
        while true {
            let now = clock.elapsed
            if now >= next {
                next = now + interval
                return true
            }
            if let deadline, next > deadline { return false }
            try await clock.sleep(for: next - now)
        }
    }
}

extension Pacer {
    /// A pacer for each operation that has a rate of its own below `rate`; none where there is no bound at all.
    static func own(within rate: Double?, clock: RunClock) -> [AdminOperation: Pacer] {
        guard let rate else { return [:] }
        var pacers: [AdminOperation: Pacer] = [:]
        for operation in AdminOperation.allCases {
            guard let granted = operation.grantedRate, granted < rate else { continue }
            pacers[operation] = Pacer(rate: granted, clock: clock)
        }
        return pacers
    }
}
