package import JSON
package import YAML

extension JSONValue {
    /// The value that a node spells under YAML 1.2's core schema; keys are texts.
    package init(_ node: YAMLNode) {
        switch node.kind {
        case .scalar(let scalar):
            self.init(scalar)
        case .sequence(let elements):
            self = .array(elements.map { JSONValue($0) })
        case .mapping(let pairs):
            var object = JSONObject()
            for case let pair in pairs {
                guard case .scalar(let key) = pair.key.kind else { continue }
                object[key.text] = JSONValue(pair.value)
            }
            self = .object(object)
        }
    }

    /// The value of a scalar; a number that JSON cannot hold (`.inf`, `.nan`) stays a text.
    package init(_ scalar: YAMLScalar) {
        switch scalar.resolved {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .number(JSONNumber(value))
        case .float(let value): self = JSONNumber(value).map(JSONValue.number) ?? .string(scalar.text)
        case .string: self = .string(scalar.text)
        }
    }
}
