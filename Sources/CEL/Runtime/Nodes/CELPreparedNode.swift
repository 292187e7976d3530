/// A function of two arguments of which one does not vary, so that what it makes of that one is made once.
final class CELPreparedNode: CELNode, @unchecked Sendable {
    private let name: String
    private let arguments: (CELNode, CELNode)
    private let preparation: CELOverload.Preparation
    private let slot: Int

    init(
        _ id: Int, _ name: String, _ first: CELNode, _ second: CELNode, _ preparation: CELOverload.Preparation,
        slot: Int
    ) {
        self.name = name
        arguments = (first, second)
        self.preparation = preparation
        self.slot = slot
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let first = arguments.0.evaluate(frame)
        let second = arguments.1.evaluate(frame)
        guard first.isValue, second.isValue else { return CELValue.absorbing(first, second) }
        let (constant, value) = preparation.argument == 0 ? (first, second) : (second, first)
        let function: (@Sendable (CELValue, inout Int) -> CELValue?)?
        if case .function(let known)? = frame.memory?[slot] {
            function = known
        } else {
            guard let made = frame.once({ preparation.prepare(constant, &frame.steps) }) else {
                return .error(CELFrame.exhaustion)
            }
            function = made
            frame.memory?[slot] = .function(made)
        }
        frame.charge(for: value)
        let result = function?(value, &frame.steps)
        return frame.isExhausted
            ? .error(CELFrame.exhaustion) : result.map(frame.admit) ?? .noOverload(of: name, first, second)
    }
}
