import CEL
import Testing

struct RuntimeNameTests {
    private func evaluate(_ source: String, container: String = "", _ variables: [String: CELValue]) throws -> (
        checked: CELValue, unchecked: CELValue, names: Set<String>
    ) {
        let activation = RuntimeEvaluation(variables: variables)
        var environment = activation.environment
        environment.container = container
        let (checked, issues) = environment.compile(source)
        let program = CELProgram(try #require(checked, "\(issues.map(\.message))"), in: environment)
        let unchecked = CELProgram(unchecked: try environment.parse(source), in: environment)
        return (program.evaluate(activation), unchecked.evaluate(activation), program.variables)
    }

    @Test(
        arguments: [
            ("x", "", ["x": 1], 1, ["x"]), ("x", "a.b", ["x": 1, "a.x": 2, "a.b.x": 3], 3, ["a.b.x"]),
            ("x", "a.b", ["x": 1, "a.x": 2], 2, ["a.x"]), (".x", "a.b", ["x": 1, "a.x": 2], 1, ["x"]),
            ("x.y", "", ["x.y": 5, "x": 1], 5, ["x.y"]), ("x.y", "a", ["a.x.y": 6, "x.y": 5], 6, ["a.x.y"]),
            ("[7].map(x, x)[0]", "a", ["x": 1, "a.x": 2], 7, []), ("[7].map(x, .x)[0]", "", ["x": 1], 1, ["x"]),
            ("[{'y': 8}].map(x, x.y)[0]", "", ["x.y": 5], 8, []),
            ("[1].map(x, [2].map(x, x)[0] + x)[0]", "", [:], 3, []),
            ("cel.bind(x, 4, x + x)", "", ["x": 1], 8, []), ("[1, 2].map(x, x * y)[1]", "", ["y": 10], 20, ["y"]),
            ("cel.bind(x, 1, cel.bind(y, x + 1, cel.bind(x, 10, x + y)))", "", [:], 12, []),
            ("[5, 6].map(x, cel.bind(y, x, y))[1]", "", [:], 6, []),
        ] as [(String, String, [String: Int64], Int64, Set<String>)])
    func `the longest variable in the innermost scope wins, checked or not`(
        source: String, container: String, variables: [String: Int64], expected: Int64, names: Set<String>
    ) throws {
        let result = try evaluate(source, container: container, variables.mapValues(CELValue.int))
        #expect(result.checked.isEqual(to: .int(expected)))
        #expect(result.unchecked.isEqual(to: .int(expected)))
        #expect(result.names == names)
    }

    @Test(arguments: [
        ("nothing", "`nothing` has no value"), ("nothing.here", "`nothing.here` has no value"),
        ("dyn", "`dyn` has no value"),
        ("nothing(1)", "`nothing` cannot be applied to `(int)`"),
        ("1.nothing()", "`nothing` cannot be applied to `(int)`"),
        ("a.b.nothing(1)", "`a.b` has no value"), ("Type{field: 1}", "`Type` is no type of which values can be made"),
    ])
    func `a name of nothing is an error when an unchecked expression is evaluated`(source: String, message: String)
        throws
    {
        #expect(try RuntimeEvaluation().unchecked(source).error?.message == message)
        #expect(try RuntimeEvaluation().unchecked("\(source) == 1 || true").isEqual(to: .bool(true)))
    }
}
