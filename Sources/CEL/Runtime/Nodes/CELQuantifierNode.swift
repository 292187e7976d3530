/// `all` or `exists`: an element that decides absorbs errors and unknowns of all others.
final class CELQuantifierNode: CELNode, @unchecked Sendable {
    private let loop: CELLoop
    private let predicate: CELNode
    /// The value of the predicate that decides: false for `all`, true for `exists`.
    private let deciding: Bool

    init(_ id: Int, _ loop: CELLoop, _ predicate: CELNode, deciding: Bool) {
        self.loop = loop
        self.predicate = predicate
        self.deciding = deciding
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        loop.lookup?.result(frame) { fold(frame) } ?? fold(frame)
    }

    private func fold(_ frame: CELFrame) -> CELValue {
        var result = CELValue.bool(!deciding)
        let failure = loop.forEach(frame) {
            let value = predicate.evaluate(frame)
            guard case .bool(let isTrue) = value else {
                result = CELLogic.combine(result, value, deciding: deciding)
                return true
            }
            if isTrue == deciding {
                result = value
                return false
            }
            return true
        }
        guard let failure else { return result }
        switch loop.decides(failure, predicate, deciding, isStrict: false, frame) {
        case .bool(let isDecided): return .bool(isDecided == deciding)
        case let undecided: return undecided
        }
    }
}
