import CEL
import Testing

struct ExplanationTests {
    private static let evaluation = RuntimeEvaluation(
        variables: [
            "a": .int(1), "b": .int(2), "l": .list(CELList([.int(1), .int(2), .int(3)])),
            "m": .map(CELMap(uniqueStringKeys: [("k", .int(7))])),
        ])

    private static func lines(_ source: String) throws -> [String] {
        let environment = evaluation.environment
        let (checked, issues) = environment.compile(source)
        let expression = try #require(checked, "\(issues.map(\.message))")
        return lines(of: CELProgram(expression, in: environment).explain(expression, evaluation), indent: "")
    }

    private static func lines(of term: CELTerm, indent: String) -> [String] {
        let names = term.names.map { "\($0.name)=\($0.value) " }.joined()
        let outcome =
            switch term.outcome {
            case .value(let value): " => \(value)"
            case .absorbed(let value): " ~> \(value)"
            case .notEvaluated(let reason): " -- \(reason)"
            case .omitted(let count): "… \(count)"
            }
        return ["\(indent)\(names)\(term.source)\(outcome)"]
            + term.parts.flatMap { lines(of: $0, indent: indent + ". ") }
    }

    @Test(arguments: [
        // Operators and functions, without literals.
        ("a + 1 == b", ["a + 1 == b => true", ". a + 1 => 2", ". . a => 1", ". b => 2"]),
        ("math.abs(a)", ["math.abs(a) => 1", ". a => 1"]),
        ("m.k", ["m.k => 7"]),
        ("m[\"k\"]", ["m[\"k\"] => 7", ". m => {\"k\": 7}"]),
        ("[a, 1]", ["[a, 1] => [1, 1]", ". a => 1"]),
        ("{\"x\": b}.x", ["{\"x\": b}.x => 2", ". {\"x\": b} => {\"x\": 2}", ". . b => 2"]),
        ("a in [1, 2]", ["a in [1, 2] => true", ". a => 1"]),
        // Chains, with what they did not need and what did not matter.
        (
            "a == 1 && b == 3 && a == b",
            [
                "a == 1 && b == 3 && a == b => false", ". a == 1 => true", ". . a => 1", ". b == 3 => false",
                ". . b => 2",
                ". a == b -- the `&&` is false already",
            ]
        ),
        (
            "a == 1 || b == 2",
            [
                "a == 1 || b == 2 => true", ". a == 1 => true", ". . a => 1", ". b == 2 -- the `||` is true already",
            ]
        ),
        (
            "e == 1 && b == 3",
            [
                "e == 1 && b == 3 => false", ". e == 1 ~> <error: e is an error>", ". . e => <error: e is an error>",
                ". b == 3 => false", ". . b => 2",
            ]
        ),
        (
            "u == 1 || b == 2",
            [
                "u == 1 || b == 2 => true", ". u == 1 ~> <unknown: u>", ". . u => <unknown: u>", ". b == 2 => true",
                ". . b => 2",
            ]
        ),
        (
            "u == 1 && b == 2",
            [
                "u == 1 && b == 2 => <unknown: u>", ". u == 1 => <unknown: u>", ". . u => <unknown: u>",
                ". b == 2 => true", ". . b => 2",
            ]
        ),
        // Branches.
        (
            "a == 1 ? b : a + b",
            [
                "a == 1 ? b : a + b => 2", ". a == 1 => true", ". . a => 1", ". b => 2",
                ". a + b -- the condition is true",
            ]
        ),
        (
            "e ? a : b",
            [
                "e ? a : b => <error: e is an error>", ". e => <error: e is an error>",
                ". a -- the condition has no value", ". b -- the condition has no value",
            ]
        ),
        // Optionals.
        (
            "m.?k.orValue(a)",
            [
                "m.?k.orValue(a) => 7", ". m.?k => optional.of(7)", ". a -- the optional has a value",
            ]
        ),
        (
            "m.?x.orValue(a)",
            ["m.?x.orValue(a) => 1", ". m.?x => optional.none()", ". a => 1"]
        ),
        (
            "m.?x.optMap(v, v + a).hasValue()",
            [
                "m.?x.optMap(v, v + a).hasValue() => false", ". m.?x.optMap(v, v + a) => optional.none()",
                ". . m.?x => optional.none()", ". . v + a -- the optional has no value",
            ]
        ),
        ("has(m.k)", ["has(m.k) => true"]),
        // Names.
        (
            "cel.bind(x, a + b, x == 3)",
            [
                "cel.bind(x, a + b, x == 3) => true", ". a + b => 3", ". . a => 1", ". . b => 2", ". x == 3 => true",
                ". . x => 3",
            ]
        ),
        (
            "cel.bind(x, a + b, a == 1)",
            [
                "cel.bind(x, a + b, a == 1) => true", ". a + b -- `x` is not read", ". a == 1 => true", ". . a => 1",
            ]
        ),
        ("math.greatest(a, b, 3)", ["math.greatest(a, b, 3) => 3", ". a => 1", ". b => 2"]),
        // Macros, element by element.
        (
            "l.exists(x, x == b)",
            [
                "l.exists(x, x == b) => true", ". l => [1, 2, 3]", ". x=1 x == b => false", ". . x => 1", ". . b => 2",
                ". x=2 x == b => true", ". . x => 2", ". . b => 2", ". 1 more element -- the `exists` is true already",
            ]
        ),
        (
            "l.all(x, 1 / (x - 1) > 5)",
            [
                "l.all(x, 1 / (x - 1) > 5) => false", ". l => [1, 2, 3]",
                ". x=1 1 / (x - 1) > 5 ~> <error: division by zero>", ". . 1 / (x - 1) => <error: division by zero>",
                ". . . x - 1 => 0", ". . . . x => 1", ". x=2 1 / (x - 1) > 5 => false", ". . 1 / (x - 1) => 1",
                ". . . x - 1 => 1", ". . . . x => 2", ". 1 more element -- the `all` is false already",
            ]
        ),
        (
            "[a, b].map(x, x > 1, x * 2)",
            [
                "[a, b].map(x, x > 1, x * 2) => [4]", ". [a, b] => [1, 2]", ". . a => 1", ". . b => 2",
                ". x=1 x > 1 => false", ". . x => 1", ". x=1 x * 2 -- the condition before it is not true",
                ". x=2 x > 1 => true", ". . x => 2", ". x=2 x * 2 => 4", ". . x => 2",
            ]
        ),
        (
            "m.all(k, v, v == 7)",
            ["m.all(k, v, v == 7) => true", ". m => {\"k\": 7}", ". k=\"k\" v=7 v == 7 => true", ". . v => 7"]
        ),
        (
            "[[a], [b]].exists(r, r.exists(x, x == 2))",
            [
                "[[a], [b]].exists(r, r.exists(x, x == 2)) => true", ". [[a], [b]] => [[1], [2]]", ". . [a] => [1]",
                ". . . a => 1", ". . [b] => [2]", ". . . b => 2", ". r=[1] r.exists(x, x == 2) => false",
                ". . r => [1]",
                ". . x=1 x == 2 => false", ". . . x => 1", ". r=[2] r.exists(x, x == 2) => true", ". . r => [2]",
                ". . x=2 x == 2 => true", ". . . x => 2",
            ]
        ),
        (
            "[b, a].sortBy(x, -x)",
            [
                "[b, a].sortBy(x, -x) => [2, 1]", ". [b, a] => [2, 1]", ". . b => 2", ". . a => 1", ". x=2 -x => -2",
                ". . x => 2", ". x=1 -x => -1", ". . x => 1",
            ]
        ),
    ])
    func `each part shows its value or why it has none`(source: String, expected: [String]) throws {
        #expect(try Self.lines(source) == expected)
    }

    @Test func `of many elements the first and the last are listed`() throws {
        let lines = try Self.lines("lists.range(100).exists(x, x == 50)")
        #expect(lines.count == 2 + 9 * 2 + 1 + 2 + 1)
        #expect(lines[20] == ". … 41")
        #expect(
            lines[21...] == [
                ". x=50 x == 50 => true", ". . x => 50", ". 49 more elements -- the `exists` is true already",
            ])
    }

    @Test func `more steps than anyone reads are not kept`() throws {
        let lines = try Self.lines("lists.range(1000).all(x, lists.range(1000).all(y, x + y >= 0)) && a == 1")
        #expect(lines[0].hasSuffix(" => true"))
        #expect(lines.last == ". a == 1 -- the evaluation has more steps than are kept")
        #expect(lines.count < 1_000)
    }

    @Test func `an evaluation that takes too many steps is explained as far as it went`() throws {
        var evaluation = Self.evaluation
        evaluation.limits.evaluationSteps = 1_000
        let environment = evaluation.environment
        let checked = try #require(environment.compile("l.exists(x, lists.range(999).exists(y, y == -1))").checked)
        let term = CELProgram(checked, in: environment).explain(checked, evaluation)
        guard case .value(.error(let error)) = term.outcome else { throw UnexpectedOutcome() }
        #expect(error.kind == .limit)
    }

    private struct UnexpectedOutcome: Error {}
}
