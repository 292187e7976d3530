/// Writes a tree as source, with no more parentheses than needed and with macros as they were called.
package struct CELUnparser {
    let macroCalls: [Int: CELExpr]
    var text = ""

    private init(macroCalls: [Int: CELExpr]) {
        self.macroCalls = macroCalls
    }

    /// The source of an expression; `macroCalls` says what its expanded nodes were written as.
    /// A comprehension that no macro made has no source and is written as a call of `@fold`.
    package static func source(of expression: CELExpr, macroCalls: [Int: CELExpr] = [:]) -> String {
        var unparser = CELUnparser(macroCalls: macroCalls)
        unparser.write(expression)
        return unparser.text
    }

    /// Writes an expression, in parentheses where it binds looser than its place asks for.
    mutating func write(_ expression: CELExpr, atLeast precedence: Int = 0) {
        let expression = written(expression)
        let needsParentheses = self.precedence(of: expression) < precedence
        if needsParentheses { text += "(" }
        switch expression.kind {
        case .literal(let value): text += value.description
        case .identifier(let name): text += name
        case .select(let select): write(select)
        case .call(let call): write(call)
        case .list(let elements): write(elements, "[", "]") { unparser, element in unparser.write(element) }
        case .map(let entries): write(entries, "{", "}") { unparser, entry in unparser.write(entry) }
        case .message(let name, let fields):
            text += name
            write(fields, "{", "}") { unparser, field in unparser.write(field) }
        case .comprehension(let comprehension): write(comprehension)
        }
        if needsParentheses { text += ")" }
    }

    private mutating func write(_ select: CELSelect) {
        if select.mode == .presence { text += "has(" }
        write(select.operand, atLeast: CELBinaryOperator.memberPrecedence)
        text += select.mode == .optional ? ".?" : "."
        text += Self.field(select.field)
        if select.mode == .presence { text += ")" }
    }

    private mutating func write(_ element: CELListElement) {
        if element.isOptional { text += "?" }
        write(element.value)
    }

    private mutating func write(_ entry: CELMapEntry) {
        if entry.isOptional { text += "?" }
        write(entry.key)
        text += ": "
        write(entry.value)
    }

    private mutating func write(_ field: CELMessageField) {
        if field.isOptional { text += "?" }
        text += Self.field(field.name) + ": "
        write(field.value)
    }

    private mutating func write(_ comprehension: CELComprehension) {
        let variables = [comprehension.variable] + (comprehension.variable2.map { [$0] } ?? [])
        text += "@fold(\(variables.joined(separator: ", ")), "
        write(comprehension.range)
        text += ", \(comprehension.accumulator), "
        let parts = [comprehension.initial, comprehension.condition, comprehension.step, comprehension.result]
        write(parts, "", ")") { unparser, part in unparser.write(part) }
    }

    mutating func write<Part>(
        _ parts: [Part], _ open: String, _ close: String, each: (inout CELUnparser, Part) -> Void
    ) {
        text += open
        for (index, part) in parts.enumerated() {
            if index > 0 { text += ", " }
            each(&self, part)
        }
        text += close
    }

    /// A name of a field, in back-ticks where it is no plain name.
    static func field(_ name: String) -> String {
        let isPlain = name.utf8.first.map { !CELLexer.isDigit($0) } == true && name.utf8.allSatisfy(CELLexer.isName)
        return isPlain && !["in", "true", "false", "null"].contains(name) ? name : "`\(name)`"
    }
}

extension CELParsedExpr {
    /// The expression as canonical source.
    package var unparsed: String {
        CELUnparser.source(of: root, macroCalls: macroCalls)
    }
}
