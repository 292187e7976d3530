package import JSON
internal import Synchronization

/// The requests that the simulator was sent, for tests that count calls and measure rates.
package final class RequestLog: Sendable {
    /// One request.
    package struct Entry: Sendable {
        /// When it arrived.
        package let time: ContinuousClock.Instant
        /// `GET`, `PUT` …
        package let method: String
        /// The path as it was sent, still encoded.
        package let path: String
        /// What stands behind the question mark, as it was sent.
        package let query: String
        /// Nil when no operation of the description fits.
        package let operation: SimulatedOperation?
        /// Nil when the connection was closed without an answer.
        package let status: Int?
    }

    /// A request that changed something, or was accepted to.
    package struct Write: Sendable {
        /// What was asked for.
        package let operation: SimulatedOperation
        /// The values of the parameters in its path, such as `policyId`.
        package let parameters: [String: String]
        /// What was sent, members in their order.
        package let body: JSONValue

        init(_ call: Call) {
            operation = call.operation
            parameters = call.route.parameters
            body = .object(call.body.object)
        }
    }

    private struct State {
        var entries: [Entry] = []
        var writes: [Write] = []
        var counts: [SimulatedOperation: Int] = [:]
        var total = 0
    }

    private let state = Mutex(State())
    private let capacity = 100_000

    /// The requests in the order of their answers; of more than 100,000, the last ones.
    package var entries: [Entry] {
        state.withLock { $0.entries.suffix(capacity) }
    }

    /// How often each operation was called, whatever the answer.
    package var counts: [SimulatedOperation: Int] {
        state.withLock { $0.counts }
    }

    /// How many requests there were, those that fit no operation too.
    package var total: Int {
        state.withLock { $0.total }
    }

    /// What was changed, in the order in which it was; of more than 100,000 writes, the first ones.
    package var writes: [Write] {
        state.withLock { $0.writes }
    }

    func add(_ write: Write) {
        state.withLock { state in
            if state.writes.count < capacity { state.writes.append(write) }
        }
    }

    func add(_ entry: Entry) {
        state.withLock { state in
            state.entries.append(entry)
            state.total += 1
            if let operation = entry.operation {
                state.counts[operation, default: 0] += 1
            }
            // Twice the capacity before half of it goes: each entry is moved once at most.
            if state.entries.count >= 2 * capacity {
                state.entries.removeFirst(capacity)
            }
        }
    }
}
