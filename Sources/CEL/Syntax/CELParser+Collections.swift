extension CELParser {
    /// `(a, b)`.
    mutating func arguments() throws(CELIssue) -> [CELExpr] {
        var arguments: [CELExpr] = []
        try advance()
        guard !token.is(.rightParenthesis) else {
            try advance()
            return []
        }
        while true {
            arguments.append(try expression())
            guard token.is(.comma) else { break }
            try advance()
        }
        try expect(.rightParenthesis, " to close `(`")
        return arguments
    }

    /// `[a, ?b]`.
    mutating func list() throws(CELIssue) -> CELExpr {
        let start = token.range.lowerBound
        var elements: [CELListElement] = []
        try items(until: .rightBracket, of: "[") { (parser) throws(CELIssue) in
            let isOptional = try parser.skipQuestion()
            elements.append(CELListElement(value: try parser.expression(), isOptional: isOptional))
        }
        return try make(.list(elements), at: start..<end)
    }

    /// `{a: b, ?c: d}`.
    mutating func map() throws(CELIssue) -> CELExpr {
        let start = token.range.lowerBound
        var entries: [CELMapEntry] = []
        try items(until: .rightBrace, of: "{") { (parser) throws(CELIssue) in
            let isOptional = try parser.skipQuestion()
            let key = try parser.expression()
            try parser.expect(.colon, " and a value for the key")
            entries.append(CELMapEntry(key: key, value: try parser.expression(), isOptional: isOptional))
        }
        return try make(.map(entries), at: start..<end)
    }

    /// `{field: value, ?field: value}` of a message.
    mutating func messageFields() throws(CELIssue) -> [CELMessageField] {
        var fields: [CELMessageField] = []
        try items(until: .rightBrace, of: "{") { (parser) throws(CELIssue) in
            let isOptional = try parser.skipQuestion()
            let range = parser.token.range
            let name: String
            switch parser.token.kind {
            case .identifier(let word), .quotedIdentifier(let word): name = word
            default: throw parser.expected("the name of a field")
            }
            try parser.advance()
            try parser.expect(.colon, " and a value for the field")
            let value = try parser.expression()
            fields.append(CELMessageField(name: name, nameRange: range, value: value, isOptional: isOptional))
        }
        return fields
    }

    /// Items with commas between them, and behind the last one if one likes, between brackets.
    private mutating func items(
        until close: CELToken.Symbol, of open: String, parse: (inout CELParser) throws(CELIssue) -> Void
    ) throws(CELIssue) {
        try advance()
        while !token.is(close) {
            try parse(&self)
            guard token.is(.comma) else { break }
            try advance()
        }
        try expect(close, " to close `\(open)`")
    }

    private mutating func skipQuestion() throws(CELIssue) -> Bool {
        guard token.is(.question) else { return false }
        try advance()
        return true
    }
}
