/// What the lexer and the parser say.
enum CELSyntaxMessages {
    // MARK: Characters

    /// Operators of other languages, by how a wrong one begins; longer ones first.
    static let operatorMistakes: [(key: String, value: String)] = [
        ("===", "`===` is not an operator, did you mean `==`?"),
        ("!==", "`!==` is not an operator, did you mean `!=`?"),
        ("=~", "`=~` is not an operator, did you mean `.matches(…)`?"),
        ("=>", "`=>` is not an operator, did you mean `>=`?"),
        ("=<", "`=<` is not an operator, did you mean `<=`?"),
        ("<>", "`<>` is not an operator, did you mean `!=`?"),
        ("??", "`??` is not an operator, did you mean `.?field.orValue(…)`?"),
        ("**", "`**` is not an operator"),
    ]

    static func unexpectedCharacter(_ character: String) -> String {
        switch character {
        case "=": "`=` is not an operator, did you mean `==`?"
        case "&": "`&` is not an operator, did you mean `&&`?"
        case "|": "`|` is not an operator, did you mean `||`?"
        case "“", "”", "„", "‘", "’": "`\(character)` does not begin a string, did you mean `\"`?"
        case "≠": "`≠` is not an operator, did you mean `!=`?"
        case "≤": "`≤` is not an operator, did you mean `<=`?"
        case "≥": "`≥` is not an operator, did you mean `>=`?"
        case ";": "`;` is not part of an expression, which is one expression without statements"
        default: "unexpected \(quoted(character))"
        }
    }

    static let unclosedQuotedName = "expected a closing back-tick"
    static let emptyQuotedName = "expected a name between the back-ticks"

    static func notInQuotedName(_ character: String) -> String {
        "\(quoted(character)) cannot stand in a quoted name; a map is also read with `map[\"key\"]`"
    }

    // MARK: Literals

    static func notANumber(_ text: String) -> String {
        text.hasPrefix("0X") || text.hasPrefix("0x")
            ? "\(quoted(text)) is not a number; a hexadecimal one is written like `0x1f`"
            : "\(quoted(text)) is not a number"
    }

    static func numberOutOfRange(_ text: String, _ type: String) -> String {
        "\(quoted(text)) is too large for `\(type)`"
    }

    static func unclosedString(_ quotes: String) -> String {
        "expected `\(quotes)` to close the string, found end of expression"
    }

    static func lineBreakInString(_ opening: String) -> String {
        "a string that begins with `\(opening)` must end on the same line; `\"\"\"` begins one of several lines"
    }

    static let unfinishedEscape = "expected an escape sequence after `\\`, found end of expression"

    static func unknownEscape(_ escape: String, isBytes: Bool) -> String {
        isBytes && escape.lowercased() == "\\u"
            ? "`\(escape)` is not an escape sequence of bytes; write the character itself, or `\\x` and two digits"
            : "\(quoted(escape)) is not an escape sequence; a backslash is written `\\\\`, "
                + "or put `r` before the opening quote"
    }

    static func shortEscape(_ escape: String, digits: Int, isHexadecimal: Bool) -> String {
        "expected \(digits) \(isHexadecimal ? "hexadecimal" : "octal") digits, found `\(escape)`"
    }

    static func notACodePoint(_ escape: String) -> String {
        "`\(escape)` is not a code point of Unicode"
    }

    // MARK: Structure

    static func expected(_ expected: String, found: String) -> String {
        "expected \(expected), found \(found)"
    }

    /// What stands where an operator or the end is due.
    static func notAnOperator(_ word: String) -> String? {
        switch word {
        case "and", "AND", "And": "`\(word)` is not an operator, did you mean `&&`?"
        case "or", "OR", "Or": "`\(word)` is not an operator, did you mean `||`?"
        case "not", "NOT": "`\(word)` is not an operator, did you mean `!(… in …)`?"
        case "is": "`is` is not an operator, did you mean `==`?"
        case "eq", "ne", "lt", "le", "gt", "ge", "like", "contains", "matches", "startsWith", "endsWith":
            "`\(word)` is not an operator"
        default: nil
        }
    }

    static let notAsPrefix = "`not` is not an operator, did you mean `!`?"
    static let optionalChaining = "expected `:`, found end of expression; did you mean `.?` for `?.`?"
    static let mixedSigns = "`!` and `-` cannot follow one another, use parentheses"
    static let optionalCall = "`.?` reads a field and cannot call a function"
    static let quotedCall = "a quoted name cannot be called"

    static func reserved(_ word: String) -> String {
        "`\(word)` is a reserved word and cannot be a name"
    }

    static func keywordAsField(_ word: String) -> String {
        "`\(word)` is a keyword, as a field it is written in back-ticks"
    }

    static func indexWithDot(_ text: String) -> String {
        "\(quoted(text)) does not read an element, did you mean `[\(text.dropFirst())]`?"
    }

    // MARK: Limits

    static func tooLong(_ limit: Int) -> String {
        "the expression is longer than \(limit) bytes"
    }

    static func tooDeep(_ limit: Int) -> String {
        "the expression is nested more than \(limit) levels deep"
    }

    static func tooManyNodes(_ limit: Int) -> String {
        "the expression has more than \(limit) parts"
    }

    static func tooManyComprehensions(_ limit: Int) -> String {
        "macros that walk over collections are nested more than \(limit) levels deep"
    }

    // MARK: Macros

    static let hasNeedsField = "`has` takes a field, such as `has(a.b)`"

    static func variableExpected(_ macro: String) -> String {
        "`\(macro)` takes the name of a new variable here"
    }

    static func variableRepeated(_ name: String) -> String {
        "the variable `\(name)` is named twice"
    }

    static func numbersExpected(_ function: String) -> String {
        "`\(function)` takes numbers"
    }

    static func argumentExpected(_ function: String) -> String {
        "`\(function)` takes at least one number"
    }

    // MARK: Words

    /// The user's text in back-ticks, shortened, and control characters by their code.
    static func quoted(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .spaceSeparator where scalar == " ":
                shown += " "
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                let code = String(scalar.value, radix: 16, uppercase: true)
                shown += "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
            default:
                shown.unicodeScalars.append(scalar)
            }
        }
        if text.unicodeScalars.count > 40 { shown += "…" }
        return shown.contains("`") ? "`` \(shown) ``" : "`\(shown)`"
    }
}
