/// A program in a run of evaluations between which only its varying variables change: what does not depend on them is computed
/// once. Used by one task at a time.
package final class CELBoundProgram {
    private let program: CELProgram
    private let memory: CELMemory
    private var frame: CELFrame?
    /// For all evaluations together.
    private var stepsLeft: Int

    init(_ program: CELProgram, memorySlots: Int, steps: Int) {
        self.program = program
        stepsLeft = steps
        memory = CELMemory(slots: memorySlots)
    }

    /// The value; an error or unknown where there is none. Agrees with the program's own evaluation on which of these it is, on the
    /// value, and on what an unknown depends on; of several errors it may give another one. `trace`
    /// records what the parts come to.
    package func evaluate(_ activation: any CELActivation, trace: CELTrace? = nil) -> CELValue {
        guard stepsLeft > 0 else { return .error(.limit, Self.exhaustion) }
        // An evaluation within another one of the same program gets a frame of its own.
        let frame = frame ?? program.frame(memory, activation)
        self.frame = nil
        defer { self.frame = frame }
        frame.reset(stepsLeft, activation, trace)
        let granted = frame.steps
        let value = program.evaluatePlanned(frame)
        stepsLeft -= granted - frame.steps
        return value
    }

    private static let exhaustion = "the evaluations of a run take more steps together than they may"
}
