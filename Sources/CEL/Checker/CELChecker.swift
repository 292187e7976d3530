/// Finds out the type of each part of an expression, and what its names and calls refer to.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking.
struct CELChecker {
    let environment: CELEnvironment
    let parsed: CELParsedExpr
    var inference: CELTypeInference
    var references: [Int: CELReference] = [:]
    private(set) var issues: [CELIssue] = []
    private var types: [Int: CELType] = [:]
    /// Who made so many mistakes has enough to correct.
    private static let issueLimit = 100
    /// Variables of the comprehensions around the part that is being checked, the innermost last.
    var locals: [(name: String, type: CELType)] = []

    private init(_ parsed: CELParsedExpr, in environment: CELEnvironment) {
        self.parsed = parsed
        self.environment = environment
        // An ordinary call of a function with many overloads takes about a hundred steps.
        inference = CELTypeInference(steps: 1_000_000 + 500 * parsed.source.utf8.count)
    }

    static func check(
        _ parsed: CELParsedExpr, in environment: CELEnvironment
    ) -> (checked: CELCheckedExpr, issues: [CELIssue]) {
        var checker = CELChecker(parsed, in: environment)
        let type = checker.check(parsed.root)
        let types = checker.types.mapValues { checker.inference.resolve($0, unboundToDyn: true) }
        let resolved = checker.inference.resolve(type, unboundToDyn: true)
        if checker.inference.isExhausted {
            checker.report(at: parsed.root.range, CELCheckerMessages.tooComplex)
        }
        let checked = CELCheckedExpr(parsed: parsed, types: types, references: checker.references, type: resolved)
        return (checked, checker.issues)
    }

    @discardableResult
    mutating func check(_ expression: CELExpr) -> CELType {
        guard issues.count < Self.issueLimit else { return .error }
        let type: CELType =
            switch expression.kind {
            case .literal(let value): literal(value)
            case .identifier(let name): identifier(name, expression)
            case .select(let select): selection(select, expression)
            case .call(let call): self.call(call, expression)
            case .list(let elements): list(elements)
            case .map(let entries): map(entries)
            case .message(let name, let fields): message(name, fields, at: expression.range)
            case .comprehension(let comprehension): self.comprehension(comprehension, expression)
            }
        types[expression.id] = type
        return type
    }

    mutating func report(at range: Range<Int>, _ message: String) {
        issues.append(CELIssue(at: range, message))
    }

    /// The type as messages say it.
    mutating func shown(_ type: CELType) -> String {
        inference.resolve(type, unboundToDyn: true).text { name in
            environment.objectTypes[name]?.display ?? name
        }
    }

    private func literal(_ value: CELValue) -> CELType {
        switch value {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .timestamp: .timestamp
        case .duration: .duration
        default: .dyn
        }
    }
}
