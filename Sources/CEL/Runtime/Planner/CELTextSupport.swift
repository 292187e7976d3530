/// The texts for which a condition on a loop's variable may be other than neutral, as far as its terms say so plainly.
indirect enum CELTextSupport: Sendable {
    case text(CELNode)
    case texts(CELNode)
    case either(CELTextSupport, CELTextSupport)

    /// Nil where that has no value, or is not texts alone.
    func texts(_ frame: CELFrame) -> [String]? {
        switch self {
        case .text(let node):
            guard case .string(let text) = node.evaluate(frame) else { return nil }
            return [text]
        case .texts(let node):
            guard case .list(let list) = node.evaluate(frame) else { return nil }
            frame.steps -= list.count
            return frame.isExhausted ? nil : list.texts
        case .either(let left, let right):
            guard let left = left.texts(frame), let right = right.texts(frame) else { return nil }
            return left + right
        }
    }
}

extension CELList {
    /// The elements, where they are texts alone.
    var texts: [String]? {
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else { return nil }
            texts.append(text)
        }
        return texts
    }
}
