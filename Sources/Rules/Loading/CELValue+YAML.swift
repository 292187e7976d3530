package import CEL
package import YAML

extension CELValue {
    /// The free-form value that a node spells under YAML 1.2's core schema; keys are texts.
    package init(freeForm node: YAMLNode) {
        switch node.kind {
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .int(let value): self = .int(value)
            case .float(let value): self = .double(value)
            case .string(let text): self = .string(text)
            }
        case .sequence(let elements):
            self = .list(CELList(elements.map { CELValue(freeForm: $0) }))
        case .mapping(let pairs):
            let entries = pairs.compactMap { pair in
                pair.key.scalar.map { ($0.text, CELValue(freeForm: pair.value)) }
            }
            self = .map(CELMap(uniqueStringKeys: entries))
        }
    }
}
