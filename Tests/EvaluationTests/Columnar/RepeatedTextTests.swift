import Evaluation
import Observations
import Testing

struct RepeatedTextTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - { id: match, title: Match, severity: low, for: user, require: 'user.name.matches("^[abx]*$")' }
          - { id: set, title: Set, severity: low, for: user, require: 'user.name in ["a", "c"]' }
        """

    @Test func `texts that come again, and one that is too long to be remembered, are told apart`() async throws {
        let names = ["a", "b", "a", String(repeating: "x", count: 9 << 20), "c", "b", "ca", "c"]
        let lines = names.enumerated().map { number, name in
            #"{"account_id":"u\#(number)","account_type":"atlassian","account_status":"active","name":"\#(name)"}"#
        }
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let assessment = try await fixture.columnar(Compiling.rules(Self.rules, allowsWarnings: true))
        let ids = assessment.rules.map { $0.findings.map(\.resource.id) }
        #expect(ids == [["u4", "u6", "u7"], ["u1", "u3", "u5", "u6"]])
    }
}
