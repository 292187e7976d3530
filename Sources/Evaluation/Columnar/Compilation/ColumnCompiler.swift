import CEL
import Observations
import Rules

/// Turns the conditions of rules on one kind of resource into conditions on columns; equal ones of several rules become one.
final class ColumnCompiler {
    let run: RunScope
    let columns: FieldColumns
    let memory = PieceMemory()
    let numbers = ResourceNumbers()
    /// Texts that several findings show.
    let texts = TextArena()
    /// What was made already, by what it means; texts that only look the same mean other things.
    private var nodes: [CELStringKey: AnyObject] = [:]
    /// As how many-th each was made.
    private var ordinals: [ObjectIdentifier: Int] = [:]

    init(_ run: RunScope, _ columns: FieldColumns) {
        self.run = run
        self.columns = columns
    }

    /// The node of a meaning, made once.
    func shared<Node: AnyObject>(_ meaning: String, _ make: () -> Node) -> Node {
        let meaning = CELStringKey(meaning)
        if let known = nodes[meaning] as? Node { return known }
        let node = make()
        nodes[meaning] = node
        ordinals[ObjectIdentifier(node)] = ordinals.count
        return node
    }

    /// What a shared node means, in short: no other one means it. Nil for others.
    func meaning(_ node: AnyObject) -> String? {
        ordinals[ObjectIdentifier(node)].map { "#\($0)" }
    }
}

/// Compiles the expressions of one rule.
final class RuleColumnCompiler {
    private let compiler: ColumnCompiler
    var columns: FieldColumns { compiler.columns }
    var memory: PieceMemory { compiler.memory }
    var numbers: ResourceNumbers { compiler.numbers }
    var texts: TextArena { compiler.texts }
    let rule: CompiledRule
    let scope: ResourceScope
    /// The `let`s that differ from resource to resource.
    let resourceLets: [String: CompiledLet]
    /// Names whose values do.
    let resourceNames: Set<String>
    /// Expressions that were compiled.
    private var operands: [Key: ColumnOperand?] = [:]
    private var names: [Key: Set<String>] = [:]
    /// Conditions that the interpreter evaluates.
    var interpretedParts: [RuleExecution.Part] = []
    /// The variable of the macro whose body is compiled; nil outside of one.
    var element: ElementVariable?
    /// Whether something in that body takes the interpreter, which sees no single elements.
    var isBeyondElements = false

    struct Key: Hashable {
        let text: CELStringKey
        let node: Int
        var list: Int?

        init(_ expression: CELExpr, in whole: CompiledExpression, list: Int? = nil) {
            text = CELStringKey(whole.source.text)
            node = expression.id
            self.list = list
        }

        /// Of the text, which may be long, equality has to tell.
        func hash(into hasher: inout Hasher) {
            hasher.combine(node)
            hasher.combine(list)
        }
    }

    init(_ compiler: ColumnCompiler, _ rule: CompiledRule) {
        self.compiler = compiler
        self.rule = rule
        scope = ResourceScope(rule, in: compiler.run)
        let lets = rule.lets.filter(\.dependsOnResource)
        resourceLets = Dictionary(lets.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        resourceNames = Set(lets.map(\.name) + [rule.metadata.kind.variableName])
    }

    /// The condition that a bool expression is; what columns cannot tell, the interpreter tells.
    func truth(_ expression: CELExpr, in whole: CompiledExpression) -> TruthNode {
        switch operand(expression, in: whole) {
        case .constant(.bool(let value)):
            return constantTruth(value ? ColumnTruth.yes : ColumnTruth.no)
        case .constant:
            return constantTruth(ColumnTruth.doubt)
        case .truth(let node):
            return node
        case .flag(let node):
            return shared("flag \(meaning(node))") { FlagTruthNode(node) }
        default:
            guard !isAlwaysInDoubt(expression, in: whole) else { return constantTruth(ColumnTruth.doubt) }
            guard element == nil else {
                isBeyondElements = true
                return constantTruth(ColumnTruth.doubt)
            }
            return interpreted(expression, in: whole)
        }
    }

    private func constantTruth(_ result: UInt8) -> TruthNode {
        shared("constant \(result) \(element.map { "\($0.list)" } ?? "")") { ConstantTruthNode(result) }
    }

    /// Whether the expression is an operation on something that is an error or unknown on every line.
    private func isAlwaysInDoubt(_ expression: CELExpr, in whole: CompiledExpression) -> Bool {
        guard case .call(let call) = expression.kind, Self.strictOperators.contains(call.function) else { return false }
        return call.arguments.contains { argument in
            guard case .constant(let value)? = operand(argument, in: whole) else { return false }
            return !value.isValue
        }
    }

    private static let strictOperators: Set<String> = [
        CELOperator.equals, CELOperator.notEquals, CELOperator.less, CELOperator.lessOrEqual, CELOperator.greater,
        CELOperator.greaterOrEqual, CELOperator.in,
    ]

    /// What the expression is on columns; nil where they cannot tell.
    func operand(_ expression: CELExpr, in whole: CompiledExpression) -> ColumnOperand? {
        let key = Key(expression, in: whole, list: element?.list)
        if let known = operands[key] { return known }
        let operand = makeOperand(expression, in: whole)
        operands[key] = .some(operand)
        return operand
    }

    private func makeOperand(_ expression: CELExpr, in whole: CompiledExpression) -> ColumnOperand? {
        if case .literal(let value) = expression.kind { return .constant(value) }
        if isConstant(expression, in: whole) { return .constant(constant(expression, in: whole)) }
        if let element, !names(in: expression, of: whole).contains(element.name) {
            return spread(expression, in: whole, to: element)
        }
        switch expression.kind {
        case .identifier(let name):
            if let element { return name == element.name ? element.value : nil }
            guard let used = resourceLets[name] else { return nil }
            return operand(used.expression.checked.parsed.root, in: used.expression)
        case .select(let select):
            return field(select, in: whole)
        case .call(let call):
            return self.call(call, in: whole)
        case .comprehension(let comprehension) where element == nil:
            return fold(comprehension, in: whole)
        default:
            return nil
        }
    }

    /// Whether the expression names nothing that differs from resource to resource, or from element to element.
    func isConstant(_ expression: CELExpr, in whole: CompiledExpression) -> Bool {
        let names = names(in: expression, of: whole)
        return !isOfResource(names) && !(element.map { names.contains($0.name) } ?? false)
    }

    /// Whether one of the names has values that differ from resource to resource.
    func isOfResource(_ names: Set<String>) -> Bool {
        names.contains { resourceNames.contains($0.hasPrefix(".") ? String($0.dropFirst()) : $0) }
    }

    /// The names that the expression does not give itself. One that begins with a point is never the variable of a macro.
    func names(in expression: CELExpr, of whole: CompiledExpression) -> Set<String> {
        let key = Key(expression, in: whole)
        if let known = names[key] { return known }
        var found: Set<String> = []
        switch expression.kind {
        case .identifier(let name):
            found.insert(name)
        case .comprehension(let comprehension):
            for part in [comprehension.condition, comprehension.step, comprehension.result] {
                found.formUnion(names(in: part, of: whole))
            }
            found.subtract([comprehension.variable, comprehension.accumulator])
            if let second = comprehension.variable2 { found.remove(second) }
            for part in [comprehension.range, comprehension.initial] { found.formUnion(names(in: part, of: whole)) }
        default:
            expression.forEachChild { found.formUnion(names(in: $0, of: whole)) }
        }
        names[key] = found
        return found
    }

    func constant(_ expression: CELExpr, in whole: CompiledExpression) -> CELValue {
        scope.evaluate(whole.part(expression))
    }

    /// The node of a meaning, made once for all rules.
    func shared<Node: AnyObject>(_ meaning: String, _ make: () -> Node) -> Node {
        compiler.shared(meaning, make)
    }

    /// What a node means; equal only where the nodes do the same.
    func meaning(_ node: AnyObject) -> String {
        if let known = compiler.meaning(node) { return known }
        // Constants are made anew each time; they live as long as the node that uses them.
        switch node {
        case let node as TextConstantNode: return "text \(node.text.utf8.count):\(node.text)"
        case let node as TimeConstantNode: return "time \(node.instant.seconds).\(node.instant.nanoseconds)"
        case let node as NumberConstantNode: return "number \(node.number)"
        case let node as FlagConstantNode: return "flag \(node.flag)"
        default: return "node \(ObjectIdentifier(node).hashValue)"
        }
    }

    /// A condition that the interpreter evaluates.
    func interpreted(_ expression: CELExpr, in whole: CompiledExpression) -> InterpretedTruthNode {
        let part = whole.part(expression)
        let codes = codes(of: expression, in: whole)
        let source = Array(whole.source.text.utf8)
        let text = String(decoding: source[expression.range.clamped(to: 0..<source.count)], as: UTF8.self)
        interpretedParts.append(RuleExecution.Part(text: text.collapsingBlanks, isRemembered: codes != nil))
        let reading = reading(of: expression, in: whole)
        let make = { InterpretedTruthNode(part, self.scope, codes, reading) }
        // A name means the same in every rule of a file, but for those that a rule gives itself.
        let isOwn = !part.variables.isDisjoint(with: Set(rule.lets.map(\.name)))
        let owner = isOwn ? "rule \(rule.metadata.id)" : "file \(rule.file)"
        return shared("interpreted \(owner): \(expression.structure)", make)
    }

    /// Numbers for what the expression reads of a line; nil where that is not known. `isShown`: the values that it reads matter as
    /// they are, not only what it makes of them.
    func codes(of expression: CELExpr, in whole: CompiledExpression, isShown: Bool = false) -> LineCodes? {
        var finder = DependencyFinder(self, isShown: isShown)
        guard finder.visit(expression, in: whole, isWhole: true) else { return nil }
        let meaning = finder.dependencies.map { "\($0)" }.sorted().joined(separator: ", ")
        return shared("codes \(meaning)") { LineCodes(finder.dependencies) }
    }
}
