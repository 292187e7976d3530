import Synchronization

/// Remembers what several runs would say alike.
final class SaidOnce: Sendable {
    private let lines = Mutex<Set<String>>([])

    /// Whether it is said for the first time.
    func isFirst(_ line: String) -> Bool {
        lines.withLock { $0.insert(line).inserted }
    }
}
