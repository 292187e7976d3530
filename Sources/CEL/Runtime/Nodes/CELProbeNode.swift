/// `element in list` with a list that does not vary.
final class CELProbeNode: CELNode, @unchecked Sendable {
    private let element: CELNode
    private let container: CELNode
    private let slot: Int

    init(_ id: Int, _ element: CELNode, in container: CELNode, slot: Int) {
        self.element = element
        self.container = container
        self.slot = slot
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let element = element.evaluate(frame)
        if element.isValue, case .set(let set)? = frame.memory?[slot] {
            // What was read is the list, though only its set is needed.
            if frame.trace != nil { _ = container.evaluate(frame) }
            return set.contains(element, budget: &frame.steps)
        }
        let container = container.evaluate(frame)
        if let answer = container.answer(to: element) { return answer }
        guard element.isValue, container.isValue else { return CELValue.absorbing(element, container) }
        if case .list(let list) = container, list.count > CELProbeSet.smallestCount, let memory = frame.memory,
            let set = frame.once({ CELProbeSet(list.elements, steps: &frame.steps) })
        {
            memory[slot] = .set(set)
            return set.contains(element, budget: &frame.steps)
        }
        return CELAccess.contains(element, container, budget: &frame.steps)
            ?? .noOverload(of: CELOperator.in, element, container)
    }
}
