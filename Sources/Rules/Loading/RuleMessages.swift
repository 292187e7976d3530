import Diagnostics

/// The texts of what can be wrong with the shape of a rule file.
enum RuleMessages {
    static let unclosedTemplate = "this `${` is not closed by a `}`"
    static let literalDollarHint = "write `$${` for a literal `${`"
    static let emptyFile = "the file is empty, expected `apiVersion: tenet/v1` and `rules:`"
    static let quoteHint = "quote the whole expression: '…', or put it under `>-`"
    static let commentInFolded = "a `//` comment in a folded (`>`) scalar swallows the rest of the expression"
    static let commentInFoldedHint = "use a literal scalar (`|`), which keeps the line breaks"
    static let ruleIDShape = "expected a rule id of lower-case letters, digits and single hyphens"
    static let nameShape = "expected a name of letters, digits and `_` that does not begin with a digit"
    static let noJudgement = "a rule needs `require`, `count` or `manual`"
    static let manualWithJudgement = "`manual` stands in place of `require` and `count`"
    static let emptyCount = "`count` needs `min` or `max`"
    static let emptyRemediation = "`updatePolicy` needs `set`, `add` or `remove`"
    static let remediationKind = "`remediate` belongs to rules `for: policy`"
    static let remediationRequire = "`remediate` needs `require`, so that a repair can be proved"
    static let whenEmptyWithoutRequire = "`whenEmpty` applies to rules with `require`"
    static let messageOfCount = "the message of a `count` rule stands inside `count`"

    static func missing(_ key: String, of what: String) -> String {
        "\(what) needs `\(key)`"
    }

    static func unknown(_ value: String, as what: String, among known: [String]) -> String {
        if let nearest = nearest(to: value, among: known) {
            return "`\(value)` is not \(what), did you mean `\(nearest)`?"
        }
        return "`\(value)` is not \(what), expected one of \(known.map { "`\($0)`" }.joined(separator: ", "))"
    }

    static func expectedExpression(found: String) -> String {
        "expected an expression, found \(found)"
    }

    static func duplicateRule(_ id: String, first: String) -> String {
        "a rule `\(id)` exists already, at \(first)"
    }

    static func duplicateParameter(_ name: String, first: String) -> String {
        "a parameter `\(name)` exists already, at \(first)"
    }

    static func parameterValue(_ text: ParameterText, of name: String, _ type: ParameterType) -> String {
        let expected =
            switch type {
            case .int: "an `int`"
            case .double: "a `double`, a finite decimal number,"
            default: "a `\(type.rawValue)`"
            }
        return "expected \(expected) for the parameter `\(name)`, found \(text.kindInWords)"
    }

    static func parameterNeedsValue(_ name: String) -> String {
        "the parameter `\(name)` has no default and was given no value"
    }

    static func unreadableList(_ path: String, _ reason: String) -> String {
        "cannot read the list `\(path)`: \(reason)"
    }

    static func reservedName(_ name: String) -> String {
        "`\(name)` is a name of the language's or of Tenet's own"
    }

    static func notWritable(_ path: String, known: [String]) -> String {
        let hint = nearest(to: path, among: known).map { ", did you mean `\($0)`?" } ?? ""
        return "`\(path)` of a policy cannot be written\(hint)"
    }

    static let writablePaths = "`status`, `name`, and what lies below `attributes` or `rule` can be written"
    static let pathShape = "expected a path such as `status` or `attributes.rule.in`"
    static let listExpected = "`add` and `remove` take a list, or one `${…}` that is one"
    static let expectedElements = "`add` and `remove` take a list"
    static let statusValue = "expected `enabled` or `disabled`"
    static let nameValue = "expected a text"

    static func conflictingPaths(_ path: String, _ other: String) -> String {
        "`\(path)` and `\(other)` change the same place"
    }

    static func unknownTestedRule(_ id: String, known: [String]) -> String {
        let hint = nearest(to: id, among: known).map { ", did you mean `\($0)`?" } ?? ""
        return "no rule `\(id)` is loaded\(hint)"
    }

    static func notFinite(_ number: String) -> String {
        "expected a number that JSON can hold, found `\(number)`"
    }

    static let notFiniteHint = "quote it where a text is meant"

    static let expectNothing = "`expect` is empty: a test without an expectation proves nothing"
}
