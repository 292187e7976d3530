/// The terms of `a && b && c …` or of `a || b || c …`.
struct CELLogicalChain {
    /// With the ranges that they take in the source, their parentheses included.
    private var terms: [(expression: CELExpr, range: Range<Int>)]
    private var operators: [Range<Int>] = []

    init(first: CELExpr, range: Range<Int>) {
        terms = [(first, range)]
    }

    mutating func add(_ term: CELExpr, range: Range<Int>, operator operatorRange: Range<Int>) {
        terms.append((term, range))
        operators.append(operatorRange)
    }

    /// A tree as flat as can be, its leaves in the order of the terms. `a && b && c` is `(a && b) && c`.
    func balanced(function: String, _ nodes: inout CELMacroContext) -> CELExpr {
        balanced(function: function, terms.indices, &nodes)
    }

    private func balanced(function: String, _ part: Range<Int>, _ nodes: inout CELMacroContext) -> CELExpr {
        guard part.count > 1 else { return terms[part.lowerBound].expression }
        let middle = Self.middle(of: part)
        let left = balanced(function: function, part.lowerBound..<middle, &nodes)
        let right = balanced(function: function, middle..<part.upperBound, &nodes)
        let call = CELCall(function: function, functionRange: operators[middle - 1], arguments: [left, right])
        let range = terms[part.lowerBound].range.lowerBound..<terms[part.upperBound - 1].range.upperBound
        return nodes.node(.call(call), at: range)
    }

    /// Where a part of the terms is cut in two: the left half takes the odd one.
    static func middle(of part: Range<Int>) -> Int {
        part.lowerBound + (part.count + 1) / 2
    }

    /// The terms whose chain is the tree of the call; nil where their chain is another tree. Calls that macros made are terms.
    static func terms(of call: CELCall, _ macroCalls: [Int: CELExpr]) -> [CELExpr]? {
        var terms: [CELExpr] = []
        func collect(_ expression: CELExpr) {
            if let inner = operands(expression) {
                inner.forEach(collect)
            } else {
                terms.append(expression)
            }
        }
        func operands(_ expression: CELExpr) -> [CELExpr]? {
            guard macroCalls[expression.id] == nil, case .call(let inner) = expression.kind, inner.target == nil,
                inner.function == call.function, inner.arguments.count == 2
            else { return nil }
            return inner.arguments
        }
        func isBalanced(_ arguments: [CELExpr], _ part: Range<Int>) -> Bool {
            let middle = middle(of: part)
            let halves = [part.lowerBound..<middle, middle..<part.upperBound]
            return zip(arguments, halves).allSatisfy { argument, half in
                guard half.count > 1 else { return operands(argument) == nil }
                return operands(argument).map { isBalanced($0, half) } ?? false
            }
        }
        call.arguments.forEach(collect)
        return isBalanced(call.arguments, terms.indices) ? terms : nil
    }
}
