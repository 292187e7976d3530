import CEL
import Testing

struct RuntimeTraceTests {
    @Test func `a trace has the value of each part that was evaluated, and of no other`() throws {
        let evaluate = RuntimeEvaluation(variables: ["a": .int(1), "b": .int(2)])
        let environment = evaluate.environment
        let parsed = try environment.parse("a == 2 && b == 2 || [a, b].exists(x, x == 2)")
        let trace = CELTrace()
        let value = CELProgram(unchecked: parsed, in: environment).evaluate(evaluate, trace: trace)
        #expect(value.isEqual(to: .bool(true)))

        var recorded: [String] = []
        func visit(_ expression: CELExpr) {
            let text = Array(parsed.source.utf8)[expression.range]
            if let value = trace.values[expression.id] {
                recorded.append("\(String(decoding: text, as: UTF8.self)) = \(value)")
            }
            expression.forEachChild(visit)
        }
        visit(parsed.root)
        #expect(
            recorded == [
                "a == 2 && b == 2 || [a, b].exists(x, x == 2) = true", "a == 2 && b == 2 = false", "a == 2 = false",
                "a = 1", "2 = 2",
                "[a, b].exists(x, x == 2) = true", "[a, b] = [1, 2]", "a = 1", "b = 2", "x == 2 = true", "x = 2",
                "2 = 2",
            ])
    }
}
