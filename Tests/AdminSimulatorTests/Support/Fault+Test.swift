@testable import AdminSimulator

extension Fault {
    /// A fault as its parts, in few words.
    init(_ effect: Effect, _ operation: SimulatedOperation? = nil, passes: Int = 0, times: Int? = nil) {
        self.init(effect: effect, operation: operation, passes: passes, times: times)
    }
}
