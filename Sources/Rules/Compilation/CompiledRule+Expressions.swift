extension CompiledRule {
    /// All that stand in it, its `let`s aside.
    package var expressions: [CompiledExpression] {
        let judging = [condition, requirement, count?.minimum, count?.maximum, count?.key, remediation?.condition]
        let texts = [message, count?.message].compactMap(\.self).flatMap(\.expressions)
        return judging.compactMap(\.self) + texts + (remediation?.steps ?? []).flatMap(\.value.expressions)
    }
}

extension CompiledValue {
    fileprivate var expressions: [CompiledExpression] {
        switch self {
        case .json: []
        case .text(let template): template.expressions
        case .expression(let expression): [expression]
        case .list(let elements): elements.flatMap(\.expressions)
        case .object(let members): members.flatMap(\.value.expressions)
        }
    }
}
