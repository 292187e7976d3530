/// What the loader says about syntax errors.
enum SyntaxMessages {
    static let colonInValue = "`:` is not allowed inside this value"
    static let colonHint = "a text that holds `: ` must be quoted as a whole, in '…' or after `>-`"
    static let keyNotAllowed = "a key is not allowed here"
    static let keyWithoutColon = "expected `:` after this key"
    static let indentationHint = "check the indentation of this line and of the lines before it"

    static func expectedKey(ofMappingOn line: Int) -> String {
        "expected a key of the mapping that begins on line \(line)"
    }
    static func expectedEntry(ofListOn line: Int) -> String { "expected `-` of the list that begins on line \(line)" }
    static let expectedEnd = "expected the end of the file, found more text"
    static let textAfterValue = "expected the end of the line after the value, found more text"

    static func expectedInFlow(_ close: Unicode.Scalar, openedOn line: Int) -> String {
        "expected `,` or `\(close)` in the \(close == "]" ? "list" : "mapping") that begins on line \(line)"
    }
    static let expectedValue = "expected a value"

    static let entryNotAllowed = "a list entry is not allowed here"
    static let entryHint = "begin the list on the next line"
    static let questionMark = "`?` is not allowed here"

    static func cannotBegin(_ character: Unicode.Scalar) -> String { "a text cannot begin with \(quoted(character))" }
    static let tab = "expected spaces for indentation, found a tab"

    static func unclosedQuote(_ quote: Unicode.Scalar) -> String { "this text has no closing `\(quote)`" }
    static func unknownEscape(_ letter: Unicode.Scalar) -> String { "unknown escape `\\\(letter)`" }
    static let expectedDigits = "expected hexadecimal digits after `\\x` (2), `\\u` (4) or `\\U` (8)"
    static let invalidEscape = "this escape names no Unicode character"
    static let backslashHint = "write a backslash as `\\\\`, or use single quotes, in which it needs no escape"

    static let zeroIndentation = "expected an indentation from 1 to 9, found 0"
    static func expectedLineEnd(after header: Unicode.Scalar) -> String {
        "expected the end of the line after `\(header)`"
    }

    static func expectedName(after indicator: Unicode.Scalar) -> String {
        "expected a name of letters, digits, `_` and `-` after `\(indicator)`"
    }

    static let directive = "expected no directive but `%YAML 1.2`"

    static func controlCharacter(_ character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        return "the character U+\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits) is not allowed"
    }

    static func quoteHint(_ start: Unicode.Scalar) -> String {
        "a text that begins with \(quoted(start)) must be quoted as a whole, in '…' or after `>-`"
    }

    private static func quoted(_ character: Unicode.Scalar) -> String {
        character == "`" ? "a back-tick" : "`\(character)`"
    }
}
