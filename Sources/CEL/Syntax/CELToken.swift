/// A piece of an expression's source that has a meaning of its own.
struct CELToken {
    enum Kind: Equatable {
        case end
        /// Reserved words among them.
        case identifier(String)
        /// `` `name` ``, without its back-ticks.
        case quotedIdentifier(String)
        /// Without its sign; nil where it is larger than any integer.
        case int(UInt64?)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case symbol(Symbol)
    }

    enum Symbol: String {
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case less = "<"
        case greaterOrEqual = ">="
        case greater = ">"
        case and = "&&"
        case or = "||"
        case leftBracket = "["
        case rightBracket = "]"
        case leftBrace = "{"
        case rightBrace = "}"
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case dot = "."
        case comma = ","
        case minus = "-"
        case not = "!"
        case question = "?"
        case colon = ":"
        case plus = "+"
        case star = "*"
        case slash = "/"
        case percent = "%"
        case `in`
        case `true`
        case `false`
        case null
    }

    var kind: Kind
    /// UTF-8 offsets in the source.
    var range: Range<Int>

    func `is`(_ symbol: Symbol) -> Bool {
        guard case .symbol(let own) = kind else { return false }
        return own == symbol
    }

    /// A plain name or a reserved word.
    var isName: Bool {
        guard case .identifier = kind else { return false }
        return true
    }

    /// A number that can have a sign: the literal and the sign are one.
    var isSignedNumber: Bool {
        switch kind {
        case .int, .double: true
        default: false
        }
    }

    /// The operator between two operands that the token is.
    var binaryOperator: CELBinaryOperator? {
        guard case .symbol(let symbol) = kind else { return nil }
        return CELBinaryOperator(symbol: symbol.rawValue)
    }
}
