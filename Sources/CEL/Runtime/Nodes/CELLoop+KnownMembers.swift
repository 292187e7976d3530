extension CELLoop {
    /// Whether a list that has no value has an element for which the condition has the value `deciding`, where that is known all
    /// the same; else why it has none.
    ///
    /// `isStrict`: an element for which the condition is an error or unknown makes the answer one, too.
    func decides(
        _ list: CELValue, _ condition: CELNode, _ deciding: Bool, isStrict: Bool, _ frame: CELFrame
    ) -> CELValue {
        guard slot2 == nil, case .unknown(let unknown) = list, let known = unknown.membership else { return list }
        func value(_ text: String) -> CELValue {
            frame.locals[slot] = .string(text)
            return condition.evaluate(frame)
        }
        func decides(_ text: String) -> Bool {
            if case .bool(deciding) = value(text) { true } else { false }
        }
        guard let texts = support?.texts(frame) else {
            let isFound = !isStrict && known.members.contains(where: decides)
            return isFound ? .bool(true) : list
        }
        var deciders: [String] = []
        for text in texts where known.contains(text) != false {
            switch value(text) {
            case .bool(deciding): deciders.append(text)
            case .bool: break
            default: return list
            }
        }
        return unknown.holdsAny(of: deciders)
    }
}
