/// The state of one evaluation.
final class CELFrame {
    static let exhaustion = CELError(.limit, "the evaluation takes more steps than one may")

    var activation: any CELActivation
    var trace: CELTrace?
    /// What stays the same in other evaluations too; nil where nothing is kept.
    let memory: CELMemory?
    /// Variables of comprehensions by their slots; nil: a binding that nothing has needed yet.
    var locals: [CELValue?]
    /// How many steps are left; below zero when there were not enough.
    var steps: Int
    /// Whether a function found that its result would take too much, which it might not with more steps.
    private(set) var metLimit = false
    private let limits: CELLimits

    init(
        activation: any CELActivation, trace: CELTrace? = nil, memory: CELMemory? = nil, localCount: Int,
        limits: CELLimits
    ) {
        self.activation = activation
        self.trace = trace
        self.memory = memory
        locals = localCount == 0 ? [] : Array(repeating: nil, count: localCount)
        steps = limits.evaluationSteps
        self.limits = limits
    }

    var isExhausted: Bool {
        steps < 0
    }

    /// Begins another evaluation of so many steps at most.
    func reset(_ steps: Int, _ activation: any CELActivation, _ trace: CELTrace?) {
        self.steps = min(steps, limits.evaluationSteps)
        self.activation = activation
        self.trace = trace
    }

    /// Computes what is kept for other evaluations with a budget of its own; nil where that, or the memory's for all of them, does
    /// not suffice.
    func once<Result>(_ compute: () -> Result) -> Result? {
        let left = steps
        let granted = min(limits.evaluationSteps, memory?.stepsLeft ?? .max)
        guard granted > 0 else { return nil }
        steps = granted
        defer {
            memory?.stepsLeft -= granted - steps
            steps = left
        }
        let result = compute()
        return isExhausted ? nil : result
    }

    /// Charges for a value that was made, and gives an error in its place where it is larger than one may be.
    func admit(_ value: CELValue) -> CELValue {
        let size: Int
        switch value {
        case .string(let text):
            size = text.utf8.count
            steps -= size >> 3
        case .bytes(let bytes):
            size = bytes.count
            steps -= size >> 3
        case .list(let list):
            size = list.count
            steps -= size * Self.stepsPerElement
        case .map(let map):
            size = map.count
            steps -= size * Self.stepsPerEntry
        case .error(let error):
            metLimit = metLimit || error.kind == .limit
            return value
        default:
            return value
        }
        return bounded(value, size)
    }

    // Memory is what a list costs most: a budget of 50 million steps makes no more than 6 million elements.
    static let stepsPerElement = 8
    static let stepsPerEntry = 16

    /// An error in place of a collection that is larger than one may be. What it was made of was charged as it grew.
    func bounded(_ value: CELValue, _ size: Int) -> CELValue {
        size <= limits.collectionSize
            ? value : .error(.limit, "a value of `\(size)` elements or bytes is larger than one may be")
    }

    /// Charges for looking at the whole of a text. Functions on lists and maps charge themselves, if they look at all of them.
    func charge(for argument: CELValue) {
        switch argument {
        case .string(let text): steps -= text.utf8.count >> 4
        case .bytes(let bytes): steps -= bytes.count >> 4
        default: break
        }
    }
}
