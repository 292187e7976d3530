import CEL
import Observations
import Rules

/// Finds what of a line an expression depends on.
struct DependencyFinder {
    private let compiler: RuleColumnCompiler
    /// Whether values matter as they are, though the expression looks at a part of them.
    private let isShown: Bool
    private(set) var dependencies: Set<ColumnDependency> = []
    /// The variables of the macros around what is looked at, which hide `let`s.
    private var variables: Set<String> = []
    /// What was said of a `let`, which may be named again and again.
    private var lets: [LetVisit: Bool] = [:]

    private struct LetVisit: Hashable {
        let name: String
        let isWhole: Bool
    }

    init(_ compiler: RuleColumnCompiler, isShown: Bool) {
        self.compiler = compiler
        self.isShown = isShown
    }

    /// False where it is not known. `isWhole`: all that is in the value matters, where it is an object or a list of such.
    mutating func visit(_ expression: CELExpr, in whole: CompiledExpression, isWhole: Bool) -> Bool {
        switch expression.kind {
        case .literal:
            return true
        case .identifier(let name):
            if let used = resourceLet(name) { return visit(used, isWhole: isWhole) }
            guard let type = whole.checked.types[expression.id]?.objectTypeName else { return true }
            // The resource itself, or an element of one of its lists, as a whole.
            return !compiler.columns.isPartOfResource(type)
        case .select(let select):
            return visit(select, of: expression, in: whole, isWhole: isWhole)
        case .call(let call):
            return visit(call, of: expression, in: whole, isWhole: isWhole)
        case .comprehension(let comprehension):
            // Of the elements only that matters which is selected from them.
            guard visit(comprehension.range, in: whole, isWhole: isShown),
                visit(comprehension.initial, in: whole, isWhole: true)
            else { return false }
            let outer = variables
            variables.formUnion([comprehension.variable, comprehension.accumulator])
            if let second = comprehension.variable2 { variables.insert(second) }
            defer { variables = outer }
            return visit(comprehension.condition, in: whole, isWhole: true)
                && visit(comprehension.step, in: whole, isWhole: true)
                && visit(comprehension.result, in: whole, isWhole: true)
        case .list, .map, .message:
            var isKnown = true
            expression.forEachChild { isKnown = isKnown && visit($0, in: whole, isWhole: true) }
            return isKnown
        }
    }

    private mutating func visit(_ used: CompiledLet, isWhole: Bool) -> Bool {
        let visit = LetVisit(name: used.name, isWhole: isWhole)
        if let isKnown = lets[visit] { return isKnown }
        // It does not see them.
        let outer = variables
        variables = []
        defer { variables = outer }
        let isKnown = self.visit(used.expression.checked.parsed.root, in: used.expression, isWhole: isWhole)
        lets[visit] = isKnown
        return isKnown
    }

    /// The `let` that a name stands for; one that begins with a point is never the variable of a macro.
    private func resourceLet(_ name: String) -> CompiledLet? {
        if name.hasPrefix(".") { return compiler.resourceLets[String(name.dropFirst())] }
        return variables.contains(name) ? nil : compiler.resourceLets[name]
    }

    private mutating func visit(
        _ select: CELSelect, of expression: CELExpr, in whole: CompiledExpression, isWhole: Bool
    ) -> Bool {
        if let isKnown = visitMember(expression, in: whole) { return isKnown }
        if let type = whole.checked.types[select.operand.id]?.objectTypeName, compiler.columns.isPartOfResource(type) {
            // Whether an object is there is all that `has` asks.
            let isWhole = isWhole && select.mode != .presence
            guard let found = compiler.columns.dependencies(of: select.field, of: type, whole: isWhole) else {
                return false
            }
            dependencies.formUnion(found)
        }
        return visitOperand(of: select, in: whole)
    }

    private mutating func visitOperand(of select: CELSelect, in whole: CompiledExpression) -> Bool {
        if case .identifier(let name) = select.operand.kind, resourceLet(name) == nil { return true }
        return visit(select.operand, in: whole, isWhole: false)
    }

    /// Nil where the expression is no member of a free-form field.
    private mutating func visitMember(_ expression: CELExpr, in whole: CompiledExpression) -> Bool? {
        guard let member = FreeFormMember(expression, in: whole, of: compiler.columns),
            let found = compiler.columns.dependencies(
                ofMember: member.key, of: member.field.field, of: member.objectType)
        else { return nil }
        dependencies.formUnion(found)
        return visitOperand(of: member.field, in: whole)
    }

    private mutating func visit(
        _ call: CELCall, of expression: CELExpr, in whole: CompiledExpression, isWhole: Bool
    ) -> Bool {
        let arguments = (call.target.map { [$0] } ?? []) + call.arguments
        switch call.function {
        // Shown is the object that is looked into.
        case CELOperator.index where !isShown, CELOperator.optionalIndex where !isShown:
            if let isKnown = visitMember(expression, in: whole) { return isKnown }
            return arguments.allSatisfy { visit($0, in: whole, isWhole: true) }
        case "size", "hasValue":
            return arguments.allSatisfy { visit($0, in: whole, isWhole: isShown) }
        case "or", "orValue", "value":
            return arguments.allSatisfy { visit($0, in: whole, isWhole: isWhole) }
        default:
            return arguments.allSatisfy { visit($0, in: whole, isWhole: true) }
        }
    }
}
