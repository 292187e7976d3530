import CEL
import JSON
import Observations
import Rules

/// Computes what `remediate` says of the policy that a scope has selected.
struct RepairReader {
    private let scope: ResourceScope
    private let run: RunScope

    init(_ scope: ResourceScope, _ run: RunScope) {
        self.scope = scope
        self.run = run
    }

    func answer(_ remediation: CompiledRemediation) -> Repair.Answer {
        if let condition = remediation.condition {
            switch condition.program.evaluate(scope).truth {
            case .isTrue: break
            case .isFalse: return .declined
            case .undecided(let why): return .undecided("`when` has no value: \(text(why))")
            }
        }
        var edits: [Repair.Edit] = []
        for step in remediation.steps {
            do {
                let value = try value(step.value)
                try check(value, of: step)
                edits.append(Repair.Edit(edit: step.edit, path: step.path, value: value))
            } catch {
                return .undecided("the value of `\(step.path)` cannot be computed: \(error.reason)")
            }
        }
        return .edits(edits)
    }

    /// Why there is no value to write.
    private struct NoValue: Error {
        var reason: String
    }

    /// Holds what an expression gave against what can stand at the path.
    private func check(_ value: JSONValue, of step: CompiledRemediation.Step) throws(NoValue) {
        if step.path == .status, value != "enabled", value != "disabled" {
            throw NoValue(reason: "expected `enabled` or `disabled`, found \(value.serialized())")
        }
        if step.path == .name, value.string?.isEmpty != false {
            throw NoValue(reason: "expected a text, found \(value.serialized())")
        }
        if step.edit != .set, value.array == nil {
            throw NoValue(reason: "expected a list, found \(value.serialized())")
        }
    }

    private func value(_ value: CompiledValue) throws(NoValue) -> JSONValue {
        switch value {
        case .json(let json): return json
        case .text(let template): return .string(try text(template))
        case .expression(let expression): return try json(expression)
        case .list(let elements):
            var values: [JSONValue] = []
            for element in elements { values.append(try self.value(element)) }
            return .array(values)
        case .object(let members):
            var values: [JSONObject.Member] = []
            for member in members {
                values.append(JSONObject.Member(key: member.key, value: try self.value(member.value)))
            }
            return .object(JSONObject(uniqueMembers: values))
        }
    }

    private func text(_ template: CompiledTemplate) throws(NoValue) -> String {
        var text = ""
        for segment in template.segments {
            switch segment {
            case .text(let part):
                text += part
            case .expression(let expression):
                // What has no value in JSON has no text either.
                _ = try json(expression)
                text += TemplateWriter.text(expression.program.evaluate(scope))
            }
        }
        return text
    }

    private func json(_ expression: CompiledExpression) throws(NoValue) -> JSONValue {
        let value = expression.program.evaluate(scope)
        guard let json = WrittenValue.json(of: value) else {
            let reasons = text(value)
            throw NoValue(
                reason: reasons.isEmpty ? "`\(expression.source.text)` is nothing that JSON can say" : reasons)
        }
        return json
    }

    /// Why a value is none; empty where it is one.
    private func text(_ value: CELValue) -> String {
        run.reasons(of: value).map(\.text).joined(separator: "; ")
    }
}
