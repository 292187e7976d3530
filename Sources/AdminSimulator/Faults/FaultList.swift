internal import Synchronization

/// The faults in force, in order, and how often each has met a call.
package final class FaultList: Sendable {
    private struct Entry {
        let fault: Fault
        var calls = 0
    }

    private let entries: Mutex<[Entry]>

    init(_ faults: [Fault]) {
        entries = Mutex(faults.map { Entry(fault: $0) })
    }

    /// Adds faults behind those in force.
    package func add(_ faults: [Fault]) {
        entries.withLock { $0 += faults.map { Entry(fault: $0) } }
    }

    /// Ends all faults, those in the middle of their count too.
    package func removeAll() {
        entries.withLock { $0.removeAll() }
    }

    /// Counts the call and says what goes wrong with it.
    func effect(on operation: SimulatedOperation) -> Fault.Effect? {
        entries.withLock { entries in
            for index in entries.indices {
                let fault = entries[index].fault
                guard fault.fits(operation) else { continue }
                let turn = entries[index].calls - fault.passes
                guard fault.times.map({ turn < $0 }) ?? true else { continue }
                entries[index].calls += 1
                if turn >= 0 { return fault.effect }
            }
            return nil
        }
    }
}
