/// A part of a program: an expression with its names and overloads resolved as far as they can be beforehand.
///
/// Subclasses have immutable state only, which the compiler cannot know of classes that are not final; hence the unchecked.
class CELNode: @unchecked Sendable {
    /// The id of the expression.
    let id: Int

    init(_ id: Int) {
        self.id = id
    }

    final func evaluate(_ frame: CELFrame) -> CELValue {
        frame.steps -= 1
        if frame.steps < 0 {
            return .error(CELFrame.exhaustion)
        }
        guard let trace = frame.trace else { return compute(frame) }
        let step = trace.begin(id)
        let value = compute(frame)
        trace.end(step, id, value)
        return value
    }

    func compute(_ frame: CELFrame) -> CELValue {
        preconditionFailure("every node computes its value")
    }
}
