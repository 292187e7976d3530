/// Time since the client was made.
struct RunClock: Sendable {
    private let elapsedTime: @Sendable () -> Duration
    private let pause: @Sendable (Duration) async throws -> Void

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        elapsedTime = { start.duration(to: clock.now) }
        pause = { try await clock.sleep(for: $0) }
    }

    var elapsed: Duration {
        elapsedTime()
    }

    func sleep(for duration: Duration) async throws(CancellationError) {
        do {
            try await pause(duration)
        } catch {
            // A clock has no other reason to end early.
            throw CancellationError()
        }
    }
}
