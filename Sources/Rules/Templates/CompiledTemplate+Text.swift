package import JSON

extension CompiledTemplate {
    /// As its author writes it.
    package var text: String {
        segments.map { segment in
            switch segment {
            case .text(let text): text.replacing("${", with: "$${")
            case .expression(let expression): "${\(expression.source.text)}"
            }
        }.joined()
    }
}

extension CompiledValue {
    /// The value with its expressions as their author writes them.
    package var json: JSONValue {
        switch self {
        case .json(let value): value
        case .text(let template): .string(template.text)
        case .expression(let expression): .string("${\(expression.source.text)}")
        case .list(let elements): .array(elements.map(\.json))
        case .object(let members):
            .object(JSONObject(uniqueMembers: members.map { JSONObject.Member(key: $0.key, value: $0.value.json) }))
        }
    }
}
