import CEL
import Rules

/// Finds the part of an expression in which an error arose.
enum ErrorPlace {
    /// The text of the innermost part that came to the error; nil where no part did.
    static func text(of error: CELError, in expression: CompiledExpression, _ scope: any ExpressionScope) -> String? {
        let trace = CELTrace()
        _ = scope.evaluate(expression, trace: trace)
        let source = Array(expression.source.text.utf8)
        var innermost: Range<Int>?
        func visit(_ node: CELExpr) {
            if case .error(error)? = trace.values[node.id], node.range.upperBound <= source.count,
                node.range.count <= innermost?.count ?? .max
            {
                innermost = node.range
            }
            node.forEachChild(visit)
        }
        visit(expression.checked.parsed.root)
        return innermost.map { String(decoding: source[$0], as: UTF8.self).collapsingBlanks }
    }
}

extension String {
    /// The same with each run of white space as one blank.
    var collapsingBlanks: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
