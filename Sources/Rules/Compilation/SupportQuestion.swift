package import CEL
package import Observations

/// `supported(user.mfa_enabled)` in a checked expression: the name of a variable that is true where the dialect has the field.
package enum SupportQuestion {
    private static let prefix = "@supported "

    /// The answer that a variable stands for; nil for all other variables.
    package static func answer(_ variable: String, in dialect: Dialect) -> CELValue? {
        guard variable.utf8.first == UInt8(ascii: "@"), variable.hasPrefix(prefix) else { return nil }
        let parts = variable.dropFirst(prefix.count).split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = ResourceKind(rawValue: parts[0]) else { return nil }
        return .bool(FieldPlace(kind: kind, path: parts[1]).isSupported(in: dialect))
    }

    private static func variable(_ place: FieldPlace) -> String {
        "\(prefix)\(place.kind.rawValue) \(place.path)"
    }

    /// Puts the variables in the places of the questions. What is no field of the schema is an issue.
    static func resolve(_ checked: CELCheckedExpr) -> (
        checked: CELCheckedExpr, fields: Set<FieldPlace>, issues: [CELIssue]
    ) {
        var result = checked
        var fields: Set<FieldPlace> = []
        var issues: [CELIssue] = []
        result.parsed.root = checked.parsed.root.replacing { node in
            guard let select = field(of: node) else { return nil }
            guard case .object(let type)? = wrapped(checked.types[select.operand.id]),
                let place = FieldPlace(objectType: type, field: select.field)
            else {
                issues.append(CELIssue(at: select.fieldRange, CompilerMessages.supportedField))
                return nil
            }
            fields.insert(place)
            result.references[node.id] = .variable(variable(place))
            return CELExpr(id: node.id, range: node.range, kind: .identifier(variable(place)))
        }
        return (result, fields, issues)
    }

    /// Where the questions stand: within them, nothing is read.
    static func ranges(in expression: CELExpr) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        if field(of: expression) != nil { ranges.append(expression.range) }
        expression.forEachChild { ranges += Self.ranges(in: $0) }
        return ranges
    }

    private static func field(of node: CELExpr) -> CELSelect? {
        guard case .call(let call) = node.kind, call.function == CELLibrary.supportedFunction, call.target == nil,
            case .select(let select)? = call.arguments.first?.kind
        else { return nil }
        return select
    }

    /// What an optional holds.
    private static func wrapped(_ type: CELType?) -> CELType? {
        if case .optional(let inner)? = type { wrapped(inner) } else { type }
    }
}
