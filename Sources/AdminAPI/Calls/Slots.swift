internal import Synchronization

/// Bounds how many tasks do something at a time; the others wait in the order in which they came.
///
/// A lock and not an actor, so that a slot is given back, and a cancelled wait ended, without starting a task for it.
final class Slots: Sendable {
    private struct Wait {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var free: Int
        var ticket: UInt64 = 0
        var waits: [Wait] = []
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(free: count))
    }

    /// Waits for a slot; false when the task was cancelled, and then there is nothing to give back.
    func take() async -> Bool {
        let ticket = state.withLock { state in
            state.ticket &+= 1
            return state.ticket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isTaken: Bool? = state.withLock { state in
                    // Checked under the lock: a cancellation from here on finds the wait in the list.
                    if Task.isCancelled { return false }
                    guard state.free > 0 else {
                        state.waits.append(Wait(ticket: ticket, continuation: continuation))
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
            let wait = state.withLock { state in
                state.waits.firstIndex { $0.ticket == ticket }.map { state.waits.remove(at: $0) }
            }
            wait?.continuation.resume(returning: false)
        }
    }

    /// Gives a slot to the next that waits.
    func giveBack() {
        let next: Wait? = state.withLock { state in
            guard state.waits.isEmpty else { return state.waits.removeFirst() }
            state.free += 1
            return nil
        }
        next?.continuation.resume(returning: true)
    }
}
