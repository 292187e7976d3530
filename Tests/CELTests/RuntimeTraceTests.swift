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

    @Test func `a list of which a set was made is read each time all the same`() throws {
        let list = CELList((0..<20).map { .int(Int64($0)) })
        let evaluate = RuntimeEvaluation(variables: ["x": .int(3), "list": .list(list)])
        let (checked, issues) = evaluate.environment.compile("x in list")
        let expression = try #require(checked, "\(issues.map(\.message))")
        let bound = CELProgram(expression, in: evaluate.environment, varying: ["x"]).bound()
        for _ in 0..<3 {
            let trace = CELTrace()
            #expect(bound.evaluate(evaluate, trace: trace).isEqual(to: .bool(true)))
            #expect(trace.values.values.contains { $0.isEqual(to: .list(list)) })
        }
    }
}
