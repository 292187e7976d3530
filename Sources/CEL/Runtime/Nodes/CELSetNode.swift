/// `sets.contains` or `sets.intersects`. Of an unknown list something may be known all the same.
final class CELSetNode: CELNode, @unchecked Sendable {
    private let name: String
    private let left: CELNode
    private let right: CELNode
    private let overload: CELOverload
    private let decide: @Sendable (CELValue, CELValue) -> CELValue?

    /// Nil for other functions.
    init?(_ id: Int, _ name: String, _ arguments: [CELNode], _ overload: CELOverload) {
        switch (name, arguments.count) {
        case ("sets.contains", 2): decide = CELValue.isKnownToContain
        case ("sets.intersects", 2): decide = CELValue.isKnownToIntersect
        default: return nil
        }
        self.name = name
        self.overload = overload
        left = arguments[0]
        right = arguments[1]
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        let (left, right) = (left.evaluate(frame), right.evaluate(frame))
        guard left.isValue, right.isValue else {
            return decide(left, right) ?? CELValue.absorbing(left, right)
        }
        frame.charge(for: left)
        frame.charge(for: right)
        let result = overload.call([left, right], steps: &frame.steps)
        return result.map(frame.admit) ?? .noOverload(of: name, [left, right])
    }
}

extension CELValue {
    fileprivate static let isKnownToIntersect: @Sendable (CELValue, CELValue) -> CELValue? = { left, right in
        switch (left, right) {
        case (.unknown(let unknown), .list(let list)), (.list(let list), .unknown(let unknown)):
            unknown.membership == nil ? nil : list.texts.map { unknown.holdsAny(of: $0) }
        default: nil
        }
    }

    fileprivate static let isKnownToContain: @Sendable (CELValue, CELValue) -> CELValue? = { whole, part in
        switch (whole, part) {
        case (.unknown(let unknown), .list(let list)):
            guard unknown.membership != nil else { return nil }
            return list.texts?.reduce(CELValue.bool(true)) { CELLogic.and($0, unknown.holdsAny(of: [$1])) }
        case (.list(let list), .unknown(let unknown)):
            guard let texts = list.texts, let known = unknown.membership else { return nil }
            let hasOther = known.members.contains { member in !texts.contains { $0.hasSameScalars(as: member) } }
            return hasOther ? .bool(false) : nil
        default: return nil
        }
    }
}
