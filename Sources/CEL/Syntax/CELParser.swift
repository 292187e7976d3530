/// Makes a tree of a source, by precedence climbing; expands macros on the way.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax.
struct CELParser {
    private var lexer: CELLexer
    /// The token that is looked at.
    private(set) var token = CELToken(kind: .end, range: 0..<0)
    /// Where the token before it ends.
    private(set) var end = 0
    var nodes: CELMacroContext
    var macroCalls: [Int: CELExpr] = [:]
    let macros: [CELMacro]
    private let limits: CELLimits
    /// Expressions that are being parsed inside one another.
    private var depth = 0

    private init(_ source: String, macros: [CELMacro], limits: CELLimits) {
        lexer = CELLexer(source)
        nodes = CELMacroContext(nextID: 1, limits: limits)
        self.macros = macros
        self.limits = limits
    }

    static func parse(
        _ source: String, macros: [CELMacro], limits: CELLimits
    ) throws(CELIssue) -> CELParsedExpr {
        let length = source.utf8.count
        guard length <= limits.sourceLength else {
            throw CELIssue(at: 0..<length, CELSyntaxMessages.tooLong(limits.sourceLength))
        }
        var parser = CELParser(source, macros: macros, limits: limits)
        try parser.advance()
        let root = try parser.expression()
        guard parser.token.kind == .end else { throw parser.operatorExpected(or: "the end of the expression") }
        return CELParsedExpr(source: source, root: root, macroCalls: parser.macroCalls)
    }

    /// A conditional or what binds tighter.
    mutating func expression() throws(CELIssue) -> CELExpr {
        let start = token.range.lowerBound
        try enter(at: token.range)
        defer { depth -= 1 }
        let condition = try operation(atLeast: CELBinaryOperator.conditionalPrecedence + 1)
        guard token.is(.question) else { return condition }
        let question = token.range
        try advance()
        let isChaining = token.is(.dot) && token.range.lowerBound == question.upperBound
        let whenTrue = try operation(atLeast: CELBinaryOperator.conditionalPrecedence + 1)
        guard token.is(.colon) else {
            guard !isChaining else {
                throw CELIssue(
                    at: question.lowerBound..<question.upperBound + 1, CELSyntaxMessages.optionalChaining)
            }
            throw operatorExpected(or: "`:` of the `?`")
        }
        try advance()
        let whenFalse = try expression()
        let call = CELCall(
            function: CELOperator.conditional, functionRange: question, arguments: [condition, whenTrue, whenFalse])
        return try make(.call(call), at: start..<end)
    }

    /// Operands with binary operators of at least the precedence between them.
    private mutating func operation(atLeast minimum: Int) throws(CELIssue) -> CELExpr {
        let start = token.range.lowerBound
        var left = try unary()
        while let binary = token.binaryOperator, binary.precedence >= minimum {
            if binary.isLogical {
                left = try chain(of: binary, from: left, startingAt: start)
            } else {
                let range = token.range
                try advance()
                let right = try operation(atLeast: binary.precedence + 1)
                let call = CELCall(function: binary.function, functionRange: range, arguments: [left, right])
                left = try make(.call(call), at: start..<end)
            }
        }
        return left
    }

    /// `a && b && c …` as a balanced tree, so that many terms do not make it deep.
    private mutating func chain(
        of binary: CELBinaryOperator, from first: CELExpr, startingAt start: Int
    ) throws(CELIssue) -> CELExpr {
        var chain = CELLogicalChain(first: first, range: start..<end)
        while token.binaryOperator?.symbol == binary.symbol {
            let range = token.range
            try advance()
            let start = token.range.lowerBound
            let term = try operation(atLeast: binary.precedence + 1)
            chain.add(term, range: start..<end, operator: range)
        }
        let tree = chain.balanced(function: binary.function, &nodes)
        if let issue = nodes.exceeded { throw issue }
        return tree
    }

    /// Runs of `!` or of `-`; a `-` directly before a number belongs to it.
    private mutating func unary() throws(CELIssue) -> CELExpr {
        guard token.is(.not) || token.is(.minus) else { return try member() }
        let kind = token.kind
        var signs: [Range<Int>] = []
        while token.kind == kind {
            signs.append(token.range)
            guard signs.count <= limits.depth else {
                throw CELIssue(at: token.range, CELSyntaxMessages.tooDeep(limits.depth))
            }
            try advance()
        }
        guard !token.is(.not), !token.is(.minus) else {
            throw CELIssue(at: token.range, CELSyntaxMessages.mixedSigns)
        }
        var sign: Range<Int>?
        if kind == .symbol(.minus), token.isSignedNumber {
            sign = signs.removeLast()
        }
        var operand = try member(sign: sign)
        let function = kind == .symbol(.not) ? CELOperator.not : CELOperator.negate
        for range in signs.reversed() {
            let call = CELCall(function: function, functionRange: range, arguments: [operand])
            operand = try make(.call(call), at: range.lowerBound..<end)
        }
        return operand
    }

    // MARK: Tokens and nodes

    mutating func advance() throws(CELIssue) {
        end = token.range.upperBound
        token = try lexer.next()
    }

    mutating func make(_ kind: CELExpr.Kind, at range: Range<Int>) throws(CELIssue) -> CELExpr {
        let node = nodes.node(kind, at: range)
        if let issue = nodes.exceeded { throw issue }
        return node
    }

    private mutating func enter(at range: Range<Int>) throws(CELIssue) {
        depth += 1
        if depth > limits.depth { throw CELIssue(at: range, CELSyntaxMessages.tooDeep(limits.depth)) }
    }

    /// Goes on past a symbol that must be there, `purpose` saying what for.
    mutating func expect(_ symbol: CELToken.Symbol, _ purpose: String = "") throws(CELIssue) {
        guard token.is(symbol) else { throw operatorExpected(or: "`\(symbol.rawValue)`\(purpose)") }
        try advance()
    }

    /// The issue where the token cannot go on after a complete operand.
    func operatorExpected(or other: String) -> CELIssue {
        if case .identifier(let word) = token.kind, let message = CELSyntaxMessages.notAnOperator(word) {
            return CELIssue(at: token.range, message)
        }
        let text = lexer.text(token.range)
        if case .double = token.kind, text.hasPrefix("."), token.range.lowerBound == end {
            return CELIssue(at: token.range, CELSyntaxMessages.indexWithDot(text))
        }
        let isOperand: Bool
        switch token.kind {
        case .end, .symbol: isOperand = false
        default: isOperand = true
        }
        return expected(isOperand ? "an operator or \(other)" : other)
    }

    /// The issue where the token, a whole number, is none.
    func intOutOfRange(isNegative: Bool) -> CELIssue {
        let text = (isNegative ? "-" : "") + lexer.text(token.range)
        return CELIssue(at: token.range, CELSyntaxMessages.numberOutOfRange(text, "int"))
    }

    /// The issue where the token is not what is due.
    func expected(_ what: String) -> CELIssue {
        let found = token.kind == .end ? "end of expression" : CELSyntaxMessages.quoted(lexer.text(token.range))
        return CELIssue(at: token.range, CELSyntaxMessages.expected(what, found: found))
    }
}
