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
        guard case .unknown = value else { return value }
        let list = loop.range.evaluate(frame)
        guard case .unknown = list else { return value }
        switch loop.decides(list, condition, true, isStrict: true, frame) {
        case .bool(let isSome): return .bool(isSome != asksForEmpty)
        case let undecided: return undecided
        }
    }
}
