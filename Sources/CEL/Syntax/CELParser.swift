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
        return token.is(.question) ? try conditional(on: condition, startingAt: start) : condition
    }

    @inline(never)
    private mutating func conditional(on condition: CELExpr, startingAt start: Int) throws(CELIssue) -> CELExpr {
        let question = token.range
        try advance()
        let isChaining = token.is(.dot) && token.range.lowerBound == question.upperBound
        let whenTrue = try operation(atLeast: CELBinaryOperator.conditionalPrecedence + 1)
        if isChaining, !token.is(.colon) {
            throw CELIssue(at: question.lowerBound..<question.upperBound + 1, CELSyntaxMessages.optionalChaining)
        }
        try expect(.colon, " of the `?`")
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
                left = try operation(binary, on: left, startingAt: start)
            }
        }
        return left
    }

    @inline(never)
    private mutating func operation(
        _ binary: CELBinaryOperator, on left: CELExpr, startingAt start: Int
    ) throws(CELIssue) -> CELExpr {
        let range = token.range
        try advance()
        let right = try operation(atLeast: binary.precedence + 1)
        return try make(
            .call(CELCall(function: binary.function, functionRange: range, arguments: [left, right])), at: start..<end)
    }

    /// `a && b && c …` as a balanced tree, so that many terms do not make it deep.
    @inline(never)
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

    private mutating func unary() throws(CELIssue) -> CELExpr {
        if token.is(.not) { return try signed(.not, CELOperator.not) }
        if token.is(.minus) { return try signed(.minus, CELOperator.negate) }
        return try member()
    }

    /// Runs of `!` or of `-`; a `-` directly before a number belongs to it.
    @inline(never)
    private mutating func signed(_ symbol: CELToken.Symbol, _ function: String) throws(CELIssue) -> CELExpr {
        var signs: [Range<Int>] = []
        while token.is(symbol) {
            signs.append(token.range)
            guard signs.count <= limits.depth else {
                throw CELIssue(at: token.range, CELSyntaxMessages.tooDeep(limits.depth))
            }
            try advance()
        }
        guard !token.is(.not), !token.is(.minus) else {
            throw CELIssue(at: token.range, CELSyntaxMessages.mixedSigns)
        }
        let sign = symbol == .minus && token.isSignedNumber ? signs.removeLast() : nil
        var operand = try member(sign: sign)
        for range in signs.reversed() {
            let call = CELCall(function: function, functionRange: range, arguments: [operand])
            operand = try make(.call(call), at: range.lowerBound..<end)
        }
        return operand
    }

    // MARK: Tokens and nodes

    @inline(never)
    mutating func advance() throws(CELIssue) {
        end = token.range.upperBound
        token = try lexer.next()
    }

    @inline(never)
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
    @inline(never)
    mutating func expect(_ symbol: CELToken.Symbol, _ purpose: String = "") throws(CELIssue) {
        guard token.is(symbol) else { throw operatorExpected(or: "`\(symbol.rawValue)`\(purpose)") }
        try advance()
    }

    /// The issue where the token cannot go on after a complete operand.
    @inline(never)
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
    @inline(never)
    func expected(_ what: String) -> CELIssue {
        let found = token.kind == .end ? "end of expression" : CELSyntaxMessages.quoted(lexer.text(token.range))
        return CELIssue(at: token.range, CELSyntaxMessages.expected(what, found: found))
    }
}
