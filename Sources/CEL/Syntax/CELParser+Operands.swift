/// Each level of nesting of a source takes the frames of several of these functions, and threads may have small stacks.
/// So those that are not inlined are kept out of the frames of others.
extension CELParser {
    /// An operand and what follows it: selections, calls, indexes, the fields of a message.
    mutating func member(sign: Range<Int>? = nil) throws(CELIssue) -> CELExpr {
        let start = sign?.lowerBound ?? token.range.lowerBound
        // Only a name as it is written, without parentheses, can name a message.
        let canNameMessage = token.isName || token.is(.dot)
        var operand = try primary(sign: sign)
        while case .symbol(let symbol) = token.kind {
            switch symbol {
            case .dot:
                operand = try selection(from: operand, startingAt: start)
            case .leftBracket:
                operand = try index(of: operand, startingAt: start)
            case .leftBrace where canNameMessage:
                guard let name = operand.qualifiedName else { return operand }
                let fields = try messageFields()
                operand = try make(.message(typeName: name, fields: fields), at: start..<end)
            default:
                return operand
            }
        }
        return operand
    }

    private mutating func primary(sign: Range<Int>?) throws(CELIssue) -> CELExpr {
        if token.is(.leftParenthesis) { return try parenthesized() }
        if token.is(.leftBracket) { return try list() }
        if token.is(.leftBrace) { return try map() }
        if token.is(.dot) || token.isName { return try nameOrCall() }
        return try literal(sign: sign)
    }

    @inline(never)
    private mutating func parenthesized() throws(CELIssue) -> CELExpr {
        try advance()
        let inner = try expression()
        try expect(.rightParenthesis, " to close `(`")
        return inner
    }

    @inline(never)
    private mutating func literal(sign: Range<Int>?) throws(CELIssue) -> CELExpr {
        guard let value = try literal(isNegative: sign != nil) else { throw expected("an expression") }
        let start = sign?.lowerBound ?? token.range.lowerBound
        try advance()
        return try make(.literal(value), at: start..<end)
    }

    @inline(never)
    private func literal(isNegative: Bool) throws(CELIssue) -> CELValue? {
        switch token.kind {
        case .int(let magnitude):
            let value = magnitude.flatMap { magnitude in
                isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
            }
            guard let value else { throw intOutOfRange(isNegative: isNegative) }
            return .int(value)
        case .uint(let value): return .uint(value)
        case .double(let value): return .double(isNegative ? -value : value)
        case .string(let value): return .string(value)
        case .bytes(let value): return .bytes(value)
        case .symbol(.true): return .bool(true)
        case .symbol(.false): return .bool(false)
        case .symbol(.null): return .null
        default: return nil
        }
    }

    @inline(never)
    private mutating func nameOrCall() throws(CELIssue) -> CELExpr {
        let start = token.range.lowerBound
        let name = try name()
        guard token.is(.leftParenthesis) else { return try make(.identifier(name), at: start..<end) }
        let nameRange = start..<end
        let arguments = try arguments()
        return try expanded(
            CELCall(function: name, functionRange: nameRange, arguments: arguments), at: start..<end)
    }

    /// A name, with the point before it if there is one.
    @inline(never)
    private mutating func name() throws(CELIssue) -> String {
        let isRooted = token.is(.dot)
        if isRooted { try advance() }
        guard case .identifier(let word) = token.kind else { throw expected("a name after `.`") }
        let range = token.range
        if CELReservedWords.contains(word) { throw CELIssue(at: range, CELSyntaxMessages.reserved(word)) }
        try advance()
        if word == "not", token.isName { throw CELIssue(at: range, CELSyntaxMessages.notAsPrefix) }
        return isRooted ? "." + word : word
    }

    @inline(never)
    private mutating func selection(from operand: CELExpr, startingAt start: Int) throws(CELIssue) -> CELExpr {
        try advance()
        let isOptional = token.is(.question)
        if isOptional { try advance() }
        let range = token.range
        let (name, isQuoted) = try fieldName()
        guard token.is(.leftParenthesis) else {
            let select = CELSelect(
                operand: operand, field: name, fieldRange: range, mode: isOptional ? .optional : .value)
            return try make(.select(select), at: start..<end)
        }
        if isOptional { throw CELIssue(at: token.range, CELSyntaxMessages.optionalCall) }
        if isQuoted { throw CELIssue(at: token.range, CELSyntaxMessages.quotedCall) }
        let arguments = try arguments()
        let call = CELCall(function: name, functionRange: range, target: operand, arguments: arguments)
        return try expanded(call, at: start..<end)
    }

    @inline(never)
    private mutating func fieldName() throws(CELIssue) -> (name: String, isQuoted: Bool) {
        let field: (name: String, isQuoted: Bool)
        switch token.kind {
        case .identifier(let word):
            field = (word, false)
        case .quotedIdentifier(let word):
            field = (word, true)
        case .symbol(let keyword) where [.in, .true, .false, .null].contains(keyword):
            throw CELIssue(at: token.range, CELSyntaxMessages.keywordAsField(keyword.rawValue))
        default:
            throw expected("the name of a field or function after `.`")
        }
        try advance()
        return field
    }

    @inline(never)
    private mutating func index(of operand: CELExpr, startingAt start: Int) throws(CELIssue) -> CELExpr {
        let bracket = token.range.lowerBound
        try advance()
        let isOptional = token.is(.question)
        if isOptional { try advance() }
        let index = try expression()
        try expect(.rightBracket, " to close `[`")
        let call = CELCall(
            function: isOptional ? CELOperator.optionalIndex : CELOperator.index, functionRange: bracket..<end,
            arguments: [operand, index])
        return try make(.call(call), at: start..<end)
    }

    /// What the first macro that takes the call makes of it; the call itself where none does.
    @inline(never)
    private mutating func expanded(_ call: CELCall, at range: Range<Int>) throws(CELIssue) -> CELExpr {
        for macro in macros where macro.matches(call) {
            let firstID = nodes.nextID
            guard var node = try macro.expand(&nodes, call, range) else { continue }
            if let issue = nodes.exceeded { throw issue }
            // An argument that a macro gives back as it is keeps its id, which may stand for another macro's call.
            if node.id < firstID {
                node = try make(node.kind, at: range)
            }
            macroCalls[node.id] = CELExpr(id: node.id, range: range, kind: .call(call))
            return node
        }
        return try make(.call(call), at: range)
    }
}
