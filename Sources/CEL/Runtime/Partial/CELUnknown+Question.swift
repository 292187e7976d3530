extension CELUnknown {
    /// Whether the list of which something is known holds one of the texts: true, false, or unknown, depending on those of which it
    /// is not known.
    func holdsAny(of texts: [String]) -> CELValue {
        guard let membership else { return .unknown(self) }
        if let answer = membership.holdsAny(of: texts) { return .bool(answer) }
        let question = Question(
            texts: Set(texts.filter { membership.contains($0) == nil }),
            knownCount: membership.members.count + membership.others.count + membership.alternatives.count)
        return .unknown(
            CELUnknown(
                Set(
                    attributes.map { attribute in
                        var attribute = attribute
                        attribute.question = question
                        return attribute
                    })))
    }
}
