import CEL
package import Diagnostics
import Observations
import YAML

/// Checks and compiles the rules of a set; all that is wrong becomes a diagnostic.
package struct RuleCompiler {
    private let ruleSet: RuleSet
    /// Values given for parameters, by name.
    private let givenParameters: [String: GivenParameter]
    package private(set) var diagnostics: [Diagnostic] = []
    private var usedLets: Set<String> = []
    private var usedParameters: Set<String> = []
    private var usedInputs: Set<String> = []
    /// Of second inventories.
    private var usedInputKinds: Set<ResourceKind> = []
    private var inputs: [InputDeclaration] = []
    private var reportedReads: Set<Diagnostic> = []
    /// How many levels of nodes the `let`s that use one another may have together.
    private static let letLevels = 1_000
    /// In one scope, each of which knows all before it.
    private static let mostLets = 1_000

    package init(_ ruleSet: RuleSet, parameters: [String: GivenParameter]) {
        self.ruleSet = ruleSet
        givenParameters = parameters
    }

    /// The rules that are right; the set is whole only where no diagnostic is an error.
    package mutating func compile() -> CompiledRuleSet {
        let declarations = self.declarations()
        inputs = inputDeclarations()
        let scope = RuleScope(parameters: declarations, inputs: inputs)
        reportDuplicateRules()
        var set = CompiledRuleSet(
            rules: [], lets: [:], parameters: values(of: declarations), inputs: InputValues(unread: inputs.map(\.name)),
            inputDeclarations: inputs, tests: [], knownIDs: [], declarations: declarations)
        for file in ruleSet.files {
            usedLets = []
            let (lets, fileScope) = compile(file.lets, in: scope, resourceNames: [])
            set.lets[file.source.path] = lets
            for rule in file.rules {
                set.rules.append(compile(rule, in: fileScope, lets, of: file))
            }
            for unused in file.lets where !usedLets.contains(unused.name) {
                warn(unused.nameRange, in: file.source, CompilerMessages.unusedLet(unused.name))
            }
        }
        for unused in declarations where !usedParameters.contains(unused.name) {
            warn(unused.nameRange, in: unused.source, CompilerMessages.unusedParameter(unused.name))
        }
        for unused in inputs where !usedInputs.contains(unused.name) {
            warn(unused.nameRange, in: unused.source, InputMessages.unused(unused.name))
        }
        set.inputKinds = usedInputKinds
        set.rules.sort { $0.metadata.id.utf8.lexicographicallyPrecedes($1.metadata.id.utf8) }
        set.knownIDs = Set(set.rules.map(\.metadata.id))
        set.tests = tests(of: set)
        return set
    }

    // MARK: - Parameters

    private mutating func declarations() -> [ParameterDeclaration] {
        var first: [String: ParameterDeclaration] = [:]
        var declarations: [ParameterDeclaration] = []
        for declaration in ruleSet.files.flatMap(\.parameters) {
            if let other = first[declaration.name] {
                let place = other.source.place(at: other.nameRange.lowerBound)
                fail(
                    declaration.nameRange, in: declaration.source,
                    RuleMessages.duplicateParameter(declaration.name, first: place))
                continue
            }
            first[declaration.name] = declaration
            declarations.append(declaration)
        }
        return declarations
    }

    private mutating func values(of declarations: [ParameterDeclaration]) -> ParameterValues {
        var values: [String: CELValue] = [:]
        for declaration in declarations {
            if let given = givenParameters[declaration.name] {
                values[declaration.name] = ParameterReader(type: declaration.type).read(given.text)
                if values[declaration.name] == nil {
                    let node = given.pair?.value
                    fail(
                        node?.range ?? declaration.nameRange, in: node?.source ?? declaration.source,
                        RuleMessages.parameterValue(given.text, of: declaration.name, declaration.type))
                }
            } else if let value = declaration.defaultValue {
                values[declaration.name] = value
            } else if !declaration.hasDefault {
                fail(
                    declaration.nameRange, in: declaration.source,
                    RuleMessages.parameterNeedsValue(declaration.name))
            }
        }
        return ParameterValues(values)
    }

    private mutating func inputDeclarations() -> [InputDeclaration] {
        var first: [String: InputDeclaration] = [:]
        for declaration in ruleSet.files.flatMap(\.inputs) {
            if let other = first[declaration.name] {
                let place = other.source.place(at: other.nameRange.lowerBound)
                fail(
                    declaration.nameRange, in: declaration.source,
                    InputMessages.duplicate(declaration.name, first: place))
                continue
            }
            first[declaration.name] = declaration
        }
        return ruleSet.files.flatMap(\.inputs).filter { first.removeValue(forKey: $0.name) != nil }
    }

    // MARK: - Rules

    private mutating func reportDuplicateRules() {
        var first: [String: Rule] = [:]
        for rule in ruleSet.files.flatMap(\.rules) {
            if let other = first[rule.metadata.id] {
                let place = other.source.place(at: other.idRange.lowerBound)
                fail(rule.idRange, in: rule.source, RuleMessages.duplicateRule(rule.metadata.id, first: place))
            } else {
                first[rule.metadata.id] = rule
            }
        }
    }

    private mutating func compile(
        _ rule: Rule, in fileScope: RuleScope, _ fileLets: [CompiledLet], of file: RuleFile
    ) -> CompiledRule {
        let kind = rule.metadata.kind
        let resourceScope = fileScope.adding(kind)
        let (lets, scope) = compile(rule.lets, in: resourceScope, resourceNames: [kind.variableName])
        let condition = self.condition(rule.condition, "where", in: scope)
        let proven = condition?.checked.provenWhenTrue ?? []
        let requirement = self.condition(rule.requirement, "require", in: scope, proven: proven)
        if let condition, condition.checked.constant == false {
            let whole = condition.source.wholeRange
            diagnostics.append(condition.source.warning(at: whole, CompilerMessages.neverSelects))
        }
        let key = self.key(rule.count?.key, in: scope, proven: proven)
        let count = rule.count.map { declaration in
            CompiledCount(
                minimum: number(declaration.minimum, "count.min", in: fileScope),
                maximum: number(declaration.maximum, "count.max", in: fileScope),
                key: key,
                message: template(declaration.message, in: fileScope.counting(byKey: declaration.key != nil)))
        }
        let resourceNames = Set([kind.variableName] + lets.filter(\.dependsOnResource).map(\.name))
        let facts =
            condition.map {
                ConditionFacts(
                    $0, variable: kind.variableName, resourceNames: resourceNames, lets: fileLets + lets,
                    in: scope.environment)
            } ?? ConditionFacts()
        let hasBound = facts.lowerBounds.contains { $0.path == "attributes.time" }
        if kind == .event, !hasBound, rule.condition == nil || condition != nil {
            let source = rule.condition
            let range = source.map { $0.fileRange($0.wholeRange) } ?? rule.idRange
            diagnostics.append(
                Diagnostic(
                    .error, in: rule.source, at: range, CompilerMessages.unboundedEvents,
                    hint: CompilerMessages.unboundedEventsHint))
        }
        let expressions = reached(
            from: [condition, requirement, count?.minimum, count?.maximum, count?.key], fileLets + lets)
        let compiled = CompiledRule(
            metadata: rule.metadata, lets: lets, condition: condition, requirement: requirement, count: count,
            manual: rule.manual, whenEmpty: rule.whenEmpty, dialects: rule.dialects,
            message: template(rule.message, in: scope, proven: proven),
            remediation: remediation(of: rule, facts, in: scope, proven: proven),
            conditionFacts: facts,
            reads: expressions.reduce(into: []) { $0.formUnion($1.reads) },
            wholes: expressions.reduce(into: []) { $0.formUnion($1.wholes) },
            supportQuestions: expressions.reduce(into: []) { $0.formUnion($1.supportQuestions) },
            constants: expressions.reduce(into: []) { $0.formUnion($1.checked.parsed.root.textConstants) },
            file: file.source.path)
        for unused in rule.lets where !usedLets.contains(unused.name) {
            warn(unused.nameRange, in: rule.source, CompilerMessages.unusedLet(unused.name))
        }
        return compiled
    }

    // MARK: - Expressions

    private mutating func compile(
        _ declarations: [LetDeclaration], in scope: RuleScope, resourceNames: Set<String>
    ) -> (lets: [CompiledLet], scope: RuleScope) {
        var scope = scope
        var resourceNames = resourceNames
        var lets: [CompiledLet] = []
        for declaration in declarations {
            guard scope.lets.count < Self.mostLets else {
                fail(
                    declaration.nameRange, in: declaration.expression.source,
                    CompilerMessages.tooManyLets(Self.mostLets))
                break
            }
            if scope.environment.variables[declaration.name] != nil {
                let source = declaration.expression.source
                let input = inputs.first { $0.name == declaration.name }
                let message = input.map {
                    InputMessages.isInput($0.name, first: $0.source.place(at: $0.nameRange.lowerBound))
                }
                fail(declaration.nameRange, in: source, message ?? CompilerMessages.duplicateLet(declaration.name))
                continue
            }
            guard let expression = expression(declaration.expression, in: scope, isDefinition: true),
                isShallow(expression, in: scope)
            else {
                scope = scope.adding(declaration.name, .error, varies: true)
                continue
            }
            let depends = !expression.variables.isDisjoint(with: resourceNames)
            if depends { resourceNames.insert(declaration.name) }
            lets.append(CompiledLet(name: declaration.name, expression: expression, dependsOnResource: depends))
            scope = scope.adding(declaration.name, expression, varies: depends)
        }
        return (lets, scope)
    }

    /// Computing a `let` computes those that it names, which takes stack.
    private mutating func isShallow(_ expression: CompiledExpression, in scope: RuleScope) -> Bool {
        guard scope.levels(of: expression) > Self.letLevels else { return true }
        let source = expression.source
        diagnostics.append(source.error(at: source.wholeRange, CompilerMessages.deepLets(Self.letLevels)))
        return false
    }

    mutating func condition(
        _ source: ExpressionSource?, _ key: String, in scope: RuleScope, proven: Set<String> = []
    ) -> CompiledExpression? {
        typed(source, in: scope, proven: proven, as: .bool) { CompilerMessages.expectedCondition(key, found: $0) }
    }

    private mutating func number(_ source: ExpressionSource?, _ key: String, in scope: RuleScope) -> CompiledExpression?
    {
        typed(source, in: scope, proven: [], as: .int) { CompilerMessages.expectedNumber(key, found: $0) }
    }

    private mutating func key(
        _ source: ExpressionSource?, in scope: RuleScope, proven: Set<String>
    ) -> CompiledExpression? {
        guard let source, let expression = expression(source, in: scope, proven: proven) else { return nil }
        switch expression.checked.type {
        case .string, .dyn, .error, .list(.string), .list(.dyn): return expression
        case let found:
            diagnostics.append(source.error(at: source.wholeRange, CompilerMessages.expectedKey(found: "\(found)")))
            return nil
        }
    }

    private mutating func typed(
        _ source: ExpressionSource?, in scope: RuleScope, proven: Set<String>, as type: CELType,
        message: (String) -> String
    ) -> CompiledExpression? {
        guard let source, let expression = expression(source, in: scope, proven: proven) else { return nil }
        let found = expression.checked.type
        guard found == type || found == .dyn || found == .error else {
            diagnostics.append(source.error(at: source.wholeRange, message("\(found)")))
            return nil
        }
        return expression
    }

    mutating func expression(
        _ source: ExpressionSource, in scope: RuleScope, proven: Set<String> = [], isDefinition: Bool = false
    ) -> CompiledExpression? {
        guard
            let expression = scope.compile(source, proven: proven, isDefinition: isDefinition, into: &diagnostics)
        else { return nil }
        reportReads(expression.checked, in: scope)
        usedLets.formUnion(expression.variables)
        for read in expression.reads where read.objectType == ParameterValues.typeName {
            usedParameters.insert(read.field)
        }
        usedInputs.formUnion(expression.variables.intersection(expression.inputs))
        usedInputKinds.formUnion(
            expression.reads.compactMap { ResourceSchema.kindListed(in: $0.objectType, by: $0.field) })
        return expression
    }

    /// Warnings about what `let`s read, found where they are used; each once.
    private mutating func reportReads(_ checked: CELCheckedExpr, in scope: RuleScope) {
        for (name, issues) in checked.definitionWarnings {
            guard let source = scope.lets[name]?.source else { continue }
            for issue in issues {
                let diagnostic = source.warning(at: issue.range, issue.message)
                if reportedReads.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
            }
        }
    }

    mutating func template(
        _ template: Template?, in scope: RuleScope, proven: Set<String> = []
    ) -> CompiledTemplate? {
        guard let template else { return nil }
        var segments: [CompiledTemplate.Segment] = []
        for segment in template.segments {
            switch segment {
            case .text(let text):
                segments.append(.text(text))
            case .expression(let source):
                if let expression = expression(source, in: scope, proven: proven) {
                    segments.append(.expression(expression))
                }
            }
        }
        return CompiledTemplate(segments: segments)
    }

    /// The expressions and those of the `let`s they name.
    private func reached(from expressions: [CompiledExpression?], _ lets: [CompiledLet]) -> [CompiledExpression] {
        let byName = Dictionary(lets.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        var reached: [CompiledExpression] = []
        var visited: Set<String> = []
        var pending = expressions.compactMap { $0 }
        while let expression = pending.popLast() {
            reached.append(expression)
            for name in expression.variables where visited.insert(name).inserted {
                if let used = byName[name] { pending.append(used.expression) }
            }
        }
        return reached
    }

    // MARK: - Tests

    private mutating func tests(of set: CompiledRuleSet) -> [RuleTest] {
        let known = set.rules.map(\.metadata.id)
        let tests = ruleSet.files.flatMap { $0.rules.flatMap(\.tests) + $0.tests }
        for test in tests where !set.knownIDs.contains(test.rule) {
            warn(test.ruleRange, in: test.source, RuleMessages.unknownTestedRule(test.rule, known: known))
        }
        for test in tests { check(test.inputs, of: test) }
        return tests
    }

    private mutating func check(_ given: [GivenInput], of test: RuleTest) {
        for input in given {
            guard let declaration = inputs.first(where: { $0.name == input.name }) else {
                let nearest = nearest(to: input.name, among: inputs.map(\.name))
                fail(input.nameRange, in: test.source, InputMessages.unknown(input.name, nearest: nearest))
                continue
            }
            if !input.fits(declaration.kind) {
                fail(input.nameRange, in: test.source, InputMessages.otherShape(input.name, declaration.kind))
            }
        }
    }

    // MARK: - Diagnostics

    mutating func fail(_ range: Range<Int>, in source: SourceText, _ message: String) {
        diagnostics.append(Diagnostic(.error, in: source, at: range, message))
    }

    private mutating func warn(_ range: Range<Int>, in source: SourceText, _ message: String) {
        diagnostics.append(Diagnostic(.warning, in: source, at: range, message))
    }
}
