/// A part whose value does not vary: computed when it is first needed, with a budget of its own.
final class CELHoistedNode: CELNode, @unchecked Sendable {
    private let slot: Int
    private let node: CELNode

    init(_ node: CELNode, slot: Int) {
        self.slot = slot
        self.node = node
        super.init(node.id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        if frame.trace != nil { return traced(frame) }
        switch frame.memory?[slot] {
        case .value(let value), .traced(let value, _): return value
        default: break
        }
        let value = frame.once { node.evaluate(frame) } ?? .error(CELFrame.exhaustion)
        frame.memory?[slot] = .value(value)
        return value
    }

    /// The parts come to the same each time, so what they came to is kept as well.
    private func traced(_ frame: CELFrame) -> CELValue {
        let outer = frame.trace
        defer { frame.trace = outer }
        if case .traced(let value, let trace)? = frame.memory?[slot] {
            outer?.merge(trace)
            return value
        }
        let trace = CELTrace()
        frame.trace = trace
        let value = frame.once { node.evaluate(frame) } ?? .error(CELFrame.exhaustion)
        frame.memory?[slot] = .traced(value, trace)
        outer?.merge(trace)
        return value
    }
}
