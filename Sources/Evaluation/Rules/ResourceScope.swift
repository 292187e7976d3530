import CEL
import Observations
import Rules

/// The names of one rule for one resource after another; what does not depend on the resource is computed once.
final class ResourceScope: ExpressionScope {
    private let run: RunScope
    private let file: String
    private let variable: String
    private let lets: [String: CompiledLet]
    private var resource: CELValue = .null
    private var resourceValues: [String: CELValue] = [:]
    private var ruleValues: [String: CELValue] = [:]
    private var programs: [ObjectIdentifier: CELBoundProgram] = [:]

    init(_ rule: CompiledRule, in run: RunScope) {
        self.run = run
        file = rule.file
        variable = rule.metadata.kind.variableName
        lets = Dictionary(rule.lets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func select(_ resource: any CELObject) {
        self.resource = .object(resource)
        if !resourceValues.isEmpty { resourceValues.removeAll(keepingCapacity: true) }
    }

    func value(of name: String) -> CELValue? {
        if name == variable, name != "org" { return resource }
        guard let declared = lets[name] else { return run.value(of: name, in: file) }
        if let value = declared.dependsOnResource ? resourceValues[name] : ruleValues[name] { return value }
        let value = evaluate(declared.expression)
        if declared.dependsOnResource {
            resourceValues[name] = value
        } else {
            ruleValues[name] = value
        }
        return value
    }

    func evaluate(_ expression: CompiledExpression, trace: CELTrace?) -> CELValue {
        let id = expression.program.id
        if let program = programs[id] { return program.evaluate(self, trace: trace) }
        let program = expression.program.bound()
        programs[id] = program
        return program.evaluate(self, trace: trace)
    }
}
