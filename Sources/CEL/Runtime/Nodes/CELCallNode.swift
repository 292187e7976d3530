/// A function of any number of arguments, all of them evaluated.
final class CELCallNode: CELNode, @unchecked Sendable {
    private let name: String
    private let arguments: [CELNode]
    private let overloads: [CELOverload]

    init(_ id: Int, _ name: String, _ arguments: [CELNode], _ overloads: [CELOverload]) {
        self.name = name
        self.arguments = arguments
        self.overloads = overloads
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count)
        var failure: CELValue?
        for argument in arguments {
            let value = argument.evaluate(frame)
            if value.isValue {
                frame.charge(for: value)
                values.append(value)
            } else {
                failure = failure.map { CELValue.absorbing($0, value) } ?? value
            }
        }
        if let failure { return failure }
        for overload in overloads {
            if let result = overload.call(values, steps: &frame.steps) {
                return frame.admit(result)
            }
        }
        return .noOverload(of: name, values)
    }
}
