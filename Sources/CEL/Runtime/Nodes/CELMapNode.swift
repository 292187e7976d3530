/// `{k: v, ?l: w}`: a value after a key with `?` is an optional; the entry is left out where it has no value.
final class CELMapNode: CELNode, @unchecked Sendable {
    private let entries: [(key: CELNode, value: CELNode, isOptional: Bool)]

    init(_ id: Int, _ entries: [(key: CELNode, value: CELNode, isOptional: Bool)]) {
        self.entries = entries
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        var map = CELMap()
        var failure: CELValue?
        for entry in entries {
            let key = entry.key.evaluate(frame)
            var value: CELValue? = entry.value.evaluate(frame)
            if entry.isOptional {
                value = value.flatMap(CELOptional.entry)
            }
            // A key of an entry that is left out still has to be one.
            let content = value ?? .null
            var reason: CELValue?
            if !key.isValue || !content.isValue {
                reason = CELValue.absorbing(key, content)
            } else if value != nil, let error = map.insert(content, for: key) {
                reason = .error(error)
            }
            if let reason {
                failure = failure.map { CELValue.absorbing($0, reason) } ?? reason
            }
        }
        return failure ?? frame.admit(.map(map))
    }
}
