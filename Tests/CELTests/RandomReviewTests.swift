import CEL
import RandomCEL
import Testing

/// What checker, review and explanations say of random expressions, held against their evaluation.
struct RandomReviewTests {
    private static let expressions = 1_500
    private static let rows = 12

    @Test func `what is said of random expressions holds`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("RandomReviewTests: seed \(seed)")
        for offset in 0..<UInt64(Self.expressions) {
            await Task.yield()
            try judge(seed: seed + offset)
        }
    }

    private func judge(seed: UInt64) throws {
        let environment = PlanningFixture.environment
        var generator = ExpressionGenerator(environment, seed: seed)
        let source = generator.condition()
        let (checked, issues) = environment.compile(source)
        let expression = try #require(checked, "seed \(seed): \(source): \(issues)")
        let program = CELProgram(expression, in: environment)
        let isWarned = issues.contains { $0.message.contains("may be absent") }
        var values = ValueGenerator(environment, seed: seed)
        // Every other expression sees nothing malformed and nothing unknown, so that what is absent can be told apart.
        values.failures = seed % 2 == 0 ? 1_000_000_000 : 8
        var activation = PlanningFixture.activation(&values)
        for row in 0..<Self.rows {
            PlanningFixture.nextRow(&activation, &values)
            let value = program.evaluate(activation)
            let place = "seed \(seed), row \(row): \(source)"
            if let constant = expression.constant, case .bool(let value) = value {
                #expect(value == constant, "\(place) is not always \(constant)")
            }
            // That something on the way to what `has` asks for may be absent is worth no warning.
            let asksDeep = source.contains(/has\([a-z0-9.\[\]]+\.owner\.[a-z]+\)/)
            if case .error(let error) = value, error.message.contains("is absent"), !asksDeep {
                #expect(isWarned, "\(place) reads an absent field without a warning")
            }
            guard row < 3 else { continue }
            let term = program.explain(expression, activation)
            guard case .value(let explained) = term.outcome else {
                Issue.record("\(place) is not explained")
                continue
            }
            #expect(explained.agrees(with: value), "\(place) is explained as \(explained), not \(value)")
        }
    }
}
