import CEL
import JSON
import Observations

extension RuleCompiler {
    /// The rule's `remediate`, held against what can be written in the dialects of the rule.
    mutating func remediation(
        of rule: Rule, _ facts: ConditionFacts, in scope: RuleScope, proven: Set<String>
    ) -> CompiledRemediation? {
        guard let declaration = rule.remediation else { return nil }
        checkDialects(declaration, of: rule, facts)
        var steps: [CompiledRemediation.Step] = []
        for step in declaration.steps {
            guard let value = value(step.value, in: scope, proven: proven) else { continue }
            check(value, of: step, in: declaration)
            steps.append(CompiledRemediation.Step(edit: step.edit, path: step.path, value: value))
        }
        return CompiledRemediation(
            steps: steps, condition: condition(declaration.condition, "when", in: scope, proven: proven))
    }

    /// Reports what no dialect of the rule can write; what some can is a step for a person in the others.
    private mutating func checkDialects(
        _ declaration: RemediationDeclaration, of rule: Rule, _ facts: ConditionFacts
    ) {
        let dialects = rule.dialects ?? Set(Dialect.allCases)
        let equalities = facts.equalities.filter { $0.path == "type" }.map { Set($0.values) }
        let types = equalities.isEmpty ? nil : equalities.dropFirst().reduce(equalities[0]) { $0.intersection($1) }
        let names = dialects.map(\.rawValue).sorted()
        if WritablePolicies.dialects(among: dialects, types: types, paths: []).isEmpty {
            fail(
                declaration.range, in: declaration.source,
                CompilerMessages.unwritableTypes((types ?? []).sorted(), in: names))
            return
        }
        // What no dialect knows how to write was reported when the file was read.
        for step in declaration.steps
        where Dialect.allCases.contains(where: { WritablePolicies.canWrite(step.path, in: $0) }) {
            if WritablePolicies.dialects(among: dialects, types: types, paths: [step.path]).isEmpty {
                fail(step.pathRange, in: declaration.source, CompilerMessages.unwritablePath(step.path, in: names))
            }
        }
    }

    private mutating func value(
        _ value: TemplatedValue, in scope: RuleScope, proven: Set<String>
    ) -> CompiledValue? {
        switch value {
        case .json(let json):
            return .json(json)
        case .text(let template):
            if let sole = template.soleExpression {
                return expression(sole, in: scope, proven: proven).map { .expression($0) }
            }
            return self.template(template, in: scope, proven: proven).map { .text($0) }
        case .list(let elements):
            var values: [CompiledValue] = []
            for element in elements {
                if let value = self.value(element, in: scope, proven: proven) { values.append(value) }
            }
            return .list(values)
        case .object(let members):
            var values: [(key: String, value: CompiledValue)] = []
            for member in members {
                if let value = self.value(member.value, in: scope, proven: proven) {
                    values.append((member.key, value))
                }
            }
            return .object(values)
        }
    }

    /// Reports values whose type cannot be written, or not at the path.
    private mutating func check(
        _ value: CompiledValue, of step: RemediationDeclaration.Step, in declaration: RemediationDeclaration
    ) {
        if case .expression(let expression) = value {
            let found = expression.checked.type
            let source = expression.source
            let isText = [.status, .name].contains(step.path)
            let isKnown = found != .dyn && found != .error
            if isText, isKnown, found != .string {
                fail(
                    source.fileRange(source.wholeRange), in: declaration.source,
                    CompilerMessages.expectedText(step.path, found: "\(found)"))
                return
            }
            if step.edit != .set, isKnown, !found.isList {
                fail(
                    source.fileRange(source.wholeRange), in: declaration.source,
                    CompilerMessages.expectedList(step.edit.rawValue, found: "\(found)"))
                return
            }
        }
        for expression in value.soleExpressions where !expression.checked.type.isWritable {
            let source = expression.source
            fail(
                source.fileRange(source.wholeRange), in: declaration.source,
                CompilerMessages.unwritableValue("\(expression.checked.type)"))
        }
    }
}

extension CompiledValue {
    /// The expressions whose values keep their types.
    fileprivate var soleExpressions: [CompiledExpression] {
        switch self {
        case .json, .text: []
        case .expression(let expression): [expression]
        case .list(let elements): elements.flatMap(\.soleExpressions)
        case .object(let members): members.flatMap(\.value.soleExpressions)
        }
    }
}

extension CELType {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// Whether JSON can say its values, as far as is known before evaluation.
    fileprivate var isWritable: Bool {
        switch self {
        case .null, .bool, .int, .uint, .double, .string, .timestamp, .duration, .dyn, .error: true
        case .list(let element): element.isWritable
        case .map(let key, let value): [.string, .dyn].contains(key) && value.isWritable
        case .parameter: true
        case .bytes, .optional, .type, .object, .opaque, .wrapper: false
        }
    }
}
