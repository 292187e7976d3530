internal import Synchronization

/// Bounds how many tasks do something at a time; the others wait in the order in which they came.
///
/// A lock and not an actor, so that a slot is given back, and a cancelled wait ended, without starting a task for it.
final class Slots: Sendable {
    private struct State {
        var free: Int
        /// The number that was given out last.
        var ticket: UInt64 = 0
        /// Whose turn it was last; no lower number waits.
        var served: UInt64 = 0
        var waits: [UInt64: CheckedContinuation<Bool, Never>] = [:]

        mutating func next() -> CheckedContinuation<Bool, Never>? {
            while served < ticket {
                served += 1
                if let wait = waits.removeValue(forKey: served) { return wait }
            }
            return nil
        }
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(free: count))
    }

    /// Waits for a slot; false when the task was cancelled, and then there is nothing to give back.
    func take() async -> Bool {
        let ticket = state.withLock { state in
            state.ticket += 1
            return state.ticket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isTaken: Bool? = state.withLock { state in
                    // Checked under the lock: a cancellation from here on finds the wait in the list.
                    if Task.isCancelled { return false }
                    guard state.free > 0 else {
                        state.waits[ticket] = continuation
                        state.served = min(state.served, ticket - 1)
                        return nil
                    }
                    state.free -= 1
                    return true
                }
                if let isTaken {
                    continuation.resume(returning: isTaken)
                }
            }
        } onCancel: {
            let wait = state.withLock { $0.waits.removeValue(forKey: ticket) }
            wait?.resume(returning: false)
        }
    }

    /// Gives a slot to the next that waits.
    func giveBack() {
        let next = state.withLock { state in
            let next = state.next()
            if next == nil {
                state.free += 1
            }
            return next
        }
        next?.resume(returning: true)
    }
}
