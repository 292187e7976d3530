package import CEL
package import JSON

extension CELValue {
    /// A free-form value as it was written: an integer that fits is an int, every other number a double.
    package init(freeForm json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let value): self = value.int.map(CELValue.int) ?? .double(value.double)
        case .string(let value): self = .string(value)
        case .array(let elements): self = .list(CELList(elements.map(CELValue.init(freeForm:))))
        case .object(let object): self = .map(CELMap(freeForm: object))
        }
    }
}

extension CELMap {
    /// The members, keys verbatim.
    init(freeForm object: JSONObject) {
        self.init(uniqueStringKeys: object.members.map { ($0.key, CELValue(freeForm: $0.value)) })
    }
}
