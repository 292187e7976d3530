/// A program in a run of evaluations between which only its varying variables change: what does not depend on them is computed
/// once. Used by one task at a time.
package final class CELBoundProgram {
    private let program: CELProgram
    private let memory: CELMemory
    private var frame: CELFrame?

    init(_ program: CELProgram, memorySlots: Int) {
        self.program = program
        memory = CELMemory(slots: memorySlots)
    }

    /// The value; an error or unknown where there is none. Agrees with the program's own evaluation on which of these it is, on the
    /// value, and on what an unknown depends on; of several errors it may give another one.
    package func evaluate(_ activation: any CELActivation) -> CELValue {
        // An evaluation within another one of the same program gets a frame of its own.
        let frame = frame ?? program.frame(memory, activation)
        self.frame = nil
        defer { self.frame = frame }
        frame.activation = activation
        frame.reset()
        return program.evaluatePlanned(frame)
    }
}
