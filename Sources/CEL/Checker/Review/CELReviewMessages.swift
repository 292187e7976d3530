/// What the review says.
enum CELReviewMessages {
    static func unguarded(_ operand: String, _ field: String) -> String {
        "`\(operand).\(field)` may be absent; ask `has(\(operand).\(field))` first, or read `\(operand).?\(field)`"
    }

    static func alwaysSame(_ value: Bool) -> String {
        "this is always \(value)"
    }

    static func alwaysFails(_ error: String) -> String {
        "this is always an error: \(error)"
    }

    static func contradiction(_ operand: String, isAnd: Bool) -> String {
        isAnd
            ? "`\(operand)` cannot be this and what was asked for before, so this is always false"
            : "`\(operand)` is this or what stands before whatever it is, so this is always true; did you mean `&&`?"
    }

    static func unknownValue(_ text: String, of name: String, among values: Set<String>) -> String {
        let known = values.filter { !$0.isEmpty }.sorted()
        let suggestion = CELSuggestion.text(for: text, among: known)
        let list = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 8 ? ", …" : "")
        return "\(CELSyntaxMessages.quoted(text)) is no known value of `\(name)`"
            + (suggestion.isEmpty ? "; known are \(list)" : suggestion)
    }
}
