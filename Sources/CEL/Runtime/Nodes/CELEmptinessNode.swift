/// A comparison that asks whether a filtered list is empty. Of an unknown list that may be known all the same.
final class CELEmptinessNode: CELNode, @unchecked Sendable {
    private let whole: CELNode
    private let loop: CELLoop
    private let condition: CELNode
    private let asksForEmpty: Bool

    init(_ whole: CELNode, _ loop: CELLoop, _ condition: CELNode, asksForEmpty: Bool) {
        self.whole = whole
        self.loop = loop
        self.condition = condition
        self.asksForEmpty = asksForEmpty
        super.init(whole.id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let value = whole.compute(frame)
        guard case .unknown = value, let known = loop.knownMembers(of: loop.range.evaluate(frame)),
            let isSome = loop.decides(known, condition, true, isStrict: true, frame)
        else { return value }
        return .bool(isSome != asksForEmpty)
    }
}
