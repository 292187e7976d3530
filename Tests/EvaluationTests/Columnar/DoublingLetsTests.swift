import Evaluation
import Observations
import Testing

/// Lets that name the one before several times: what they mean doubles with each, what they cost does not.
struct DoublingLetsTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("let && let", #"user.?name.orValue("") == "a""#, "let"), ("let || let || let", "has(user.name)", "!let"),
            ("let ? let : !let", #"user.?name.value() == "a""#, "let"),
            ("[let, let][0]", #"user.?name.orValue("")"#, #"let == "a""#),
            ("let && let", #""admin" in user.roles"#, "let"),
        ])
    func `sixty of them are judged at once`(step: String, first: String, condition: String) async throws {
        let names = (0..<60).map { "l\($0)" }
        let steps = zip(names, names.dropFirst()).map { "\($1): '\(step.replacing("let", with: $0))'" }
        let last = condition.replacing("let", with: "l59")
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: doubling
                title: t
                severity: low
                for: user
                let: { l0: '\(first)', \(steps.joined(separator: ", ")) }
                where: '\(last)'
                require: '!(\(last))'
            """, allowsWarnings: true)
        let lines = [#"{"account_id":"u1","name":"a"}"#, #"{"account_id":"u2","name":"b"}"#, #"{"account_id":"u3"}"#]
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let expected = try fixture.interpreted(rules).lines
        #expect(try await fixture.columnar(rules).lines == expected)
        #expect(expected.contains { $0.contains("u1") || $0.contains("u3") })
    }
}
