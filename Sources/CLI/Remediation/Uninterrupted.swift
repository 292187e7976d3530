import Synchronization

/// Lets work end by itself that must not be cut off.
enum Uninterrupted {
    private final class Request: Sendable {
        let isMade = Mutex(false)
    }

    /// Runs the body to its end, cancelled or not; it can ask whether it should end soon.
    static func run<Result: Sendable>(
        _ body: @escaping @Sendable (_ isInterrupted: @escaping @Sendable () -> Bool) async throws -> Result
    ) async throws -> Result {
        let request = Request()
        // A task of its own, since cancelling is handed on to all others.
        let work = Task { try await body { request.isMade.withLock { $0 } } }
        return try await withTaskCancellationHandler {
            try await work.value
        } onCancel: {
            request.isMade.withLock { $0 = true }
        }
    }
}
