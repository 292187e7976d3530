/// Attributes that are declared unknown, by their paths.
struct CELUnknownAttributes {
    private static let prefix = "@unknown "
    private let paths: [[Substring]]

    init(_ paths: Set<String>) {
        self.paths = paths.sorted().map { $0.split(separator: ".") }
    }

    /// The expression with a variable of our own in the place of each read of an unknown attribute.
    func hiding(in checked: CELCheckedExpr) -> CELCheckedExpr {
        var result = checked
        result.parsed.root = checked.parsed.root.replacing { node in
            guard let path = Self.path(node, checked) else { return nil }
            let hidden = paths.filter { zip($0, path).allSatisfy { $0.utf8.elementsEqual($1.utf8) } }
            // What a read selects from is not read as a whole.
            guard !hidden.isEmpty else { return node }
            let name = Self.prefix + hidden.map { $0.joined(separator: ".") }.joined(separator: " ")
            result.references[node.id] = .variable(name)
            return CELExpr(id: node.id, range: node.range, kind: .identifier(name))
        }
        return result
    }

    /// The activation with the values of these variables.
    func hiding(in activation: any CELActivation) -> any CELActivation {
        Hiding(activation: activation)
    }

    private struct Hiding: CELActivation {
        let activation: any CELActivation

        func value(of variable: String) -> CELValue? {
            guard variable.hasPrefix(prefix) else { return activation.value(of: variable) }
            let paths = variable.dropFirst(prefix.count).split(separator: " ")
            return .unknown(CELUnknown(Set(paths.map { CELUnknown.Attribute(path: String($0)) })))
        }
    }

    /// The names on the way from a variable to what the expression reads; nil where it does not begin at a variable.
    private static func path(_ expression: CELExpr, _ checked: CELCheckedExpr) -> [String]? {
        if case .variable(let name)? = checked.references[expression.id] {
            return name.split(separator: ".").map(String.init)
        }
        switch expression.kind {
        case .select(let select):
            return path(select.operand, checked).map { $0 + [select.field] }
        case .call(let call)
        where call.arguments.count == 2
            && (call.function == CELOperator.index || call.function == CELOperator.optionalIndex):
            guard case .literal(.string(let key)) = call.arguments[1].kind else { return nil }
            return path(call.arguments[0], checked).map { $0 + [key] }
        default:
            return nil
        }
    }
}
