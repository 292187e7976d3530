internal import UnixSignals

/// Turns SIGINT and SIGTERM into cancellation.
enum Interruption {
    /// The body's status, or `interrupted` where a signal came first; the body is cancelled then and waited for.
    static func watch(_ body: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
        await withTaskGroup(of: ExitStatus?.self) { group in
            let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
            group.addTask { await body() }
            group.addTask {
                for await _ in signals { return .interrupted }
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            await group.waitForAll()
            return first ?? .localFailure
        }
    }
}
