extension CELLoop {
    /// What is known of a list that is itself unknown.
    func knownMembers(of list: CELValue) -> CELUnknown.Membership? {
        guard slot2 == nil, case .unknown(let unknown) = list else { return nil }
        return unknown.membership
    }

    /// Whether there is an element for which the condition has the value `deciding`; nil where that is not known.
    ///
    /// `isStrict`: an element for which it is an error or unknown makes the answer one, too.
    func decides(
        _ known: CELUnknown.Membership, _ condition: CELNode, _ deciding: Bool, isStrict: Bool, _ frame: CELFrame
    ) -> Bool? {
        func value(_ text: String) -> CELValue {
            frame.locals[slot] = .string(text)
            return condition.evaluate(frame)
        }
        func decides(_ text: String) -> Bool {
            if case .bool(deciding) = value(text) { true } else { false }
        }
        guard let texts = support?.texts(frame) else {
            guard !isStrict, known.members.contains(where: decides) else { return nil }
            return true
        }
        var deciders: [String] = []
        for text in texts where known.contains(text) != false {
            switch value(text) {
            case .bool(deciding): deciders.append(text)
            case .bool: break
            default: return nil
            }
        }
        return known.holdsAny(of: deciders)
    }
}
