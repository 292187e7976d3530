/// A program in a run of evaluations between which only its varying variables change: what does not depend on them is computed
/// once. Used by one task at a time.
package final class CELBoundProgram {
    private let program: CELProgram
    private let memory: CELMemory
    private var frame: CELFrame?
    private let stepLimit: Int
    /// In all evaluations so far, what is done once for all of them aside.
    package private(set) var stepsTaken = 0

    init(_ program: CELProgram, memorySlots: Int, steps: Int, keptSteps: Int) {
        self.program = program
        stepLimit = steps
        memory = CELMemory(slots: memorySlots, steps: keptSteps)
    }

    /// The value; an error or unknown where there is none. Agrees with the program's own evaluation on which of these it is, on the
    /// value, and on what an unknown depends on; of several errors it may give another one. `trace`
    /// records what the parts come to.
    package func evaluate(_ activation: any CELActivation, trace: CELTrace? = nil) -> CELValue {
        guard stepsTaken < stepLimit else { return .error(.limit, Self.exhaustion) }
        // An evaluation within another one of the same program gets a frame of its own.
        let frame = frame ?? program.frame(memory, activation)
        self.frame = nil
        defer { self.frame = frame }
        frame.reset(stepLimit - stepsTaken, activation, trace)
        let granted = frame.steps
        let value = program.evaluatePlanned(frame)
        stepsTaken += granted - frame.steps
        // An activation may hold the program.
        frame.activation = CELNoVariables()
        return value
    }

    private static let exhaustion = "the evaluations of a run take more steps together than they may"
}
