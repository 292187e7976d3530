package import Diagnostics
package import JSON
package import YAML

extension JSONValue {
    /// The value that a node spells under YAML 1.2's core schema; keys are texts. A number that JSON cannot hold (`.inf`,
    /// `.nan`) is a diagnostic, and null here.
    package init(_ node: YAMLNode, into diagnostics: inout [Diagnostic]) {
        switch node.kind {
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .int(let value): self = .number(JSONNumber(value))
            case .float(let value):
                if let number = JSONNumber(value) {
                    self = .number(number)
                } else {
                    diagnostics.append(
                        node.diagnostic(RuleMessages.notFinite(scalar.text), hint: RuleMessages.notFiniteHint))
                    self = .null
                }
            case .string(let text): self = .string(text)
            }
        case .sequence(let elements):
            self = .array(elements.map { JSONValue($0, into: &diagnostics) })
        case .mapping(let pairs):
            var object = JSONObject()
            for pair in pairs {
                guard let key = pair.key.scalar else { continue }
                object[key.text] = JSONValue(pair.value, into: &diagnostics)
            }
            self = .object(object)
        }
    }
}
