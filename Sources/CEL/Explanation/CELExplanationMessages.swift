/// Why parts of an expression were not evaluated.
enum CELExplanationMessages {
    static let cut = "the evaluation has more steps than are kept"
    static let notNeeded = "it is not needed"
    static let hasValue = "the optional has a value"
    static let hasNoValue = "the optional has no value"
    static let filteredOut = "the condition before it is not true"

    static func decided(_ symbol: String, _ value: Bool) -> String {
        "the `\(symbol)` is \(value) already"
    }

    static func condition(_ value: CELValue) -> String {
        switch value {
        case .bool(let value): "the condition is \(value)"
        default: "the condition has no value"
        }
    }

    static func notRead(_ name: String) -> String {
        "`\(name)` is not read"
    }

    static func elements(_ count: Int) -> String {
        count == 1 ? "1 more element" : "\(count) more elements"
    }
}
