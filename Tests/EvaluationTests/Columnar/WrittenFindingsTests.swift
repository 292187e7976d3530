import Evaluation
import JSON
import Observations
import Testing

/// Findings that are JSON from the beginning say the same as others.
struct WrittenFindingsTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - id: closed
            title: Not "closed"
            severity: low
            for: user
            where: user.account_status == "closed"
            require: user.?product_access.orValue([]).size() == 0
          - id: named
            title: Named
            severity: high
            for: user
            where: has(user.name)
            require: user.account_type == "app"
            message: "\\"${user.name}\\"\\tis ${user.account_type}: ${user.roles}"
        """

    private static let lines = [
        #"{"account_id":"b","account_type":"atlassian","account_status":"closed","name":"Eve \"É\"\n","product_access":[{"key":"a"}]}"#,
        #"{"account_id":"a","account_type":"atlassian","account_status":"closed","product_access":[ {"key":"\u0061"} ]}"#,
    ]

    private func findings() async throws -> [Finding] {
        let fixture = try SnapshotFixture(
            [.user: Array(Self.lines.joined(separator: "\n").utf8)],
            [.user: #", "details": {"role_assignments": "all"}"#])
        return try await fixture.columnar(Compiling.rules(Self.rules)).rules.flatMap(\.findings)
    }

    @Test func `they are compact JSON, escaped as everywhere`() async throws {
        let texts = try await findings().map { finding in
            "\(finding.rule): " + String(decoding: try #require(finding.written).members, as: UTF8.self)
        }
        #expect(
            texts == [
                #"closed: "resource":{"kind":"user","id":"a"},"message":"Not \"closed\"","#
                    + #""evidence":[{"expr":"user.account_status","value":"closed"},{"expr":"user.?product_access","value":[{"key":"a"}]}]"#,
                #"closed: "resource":{"kind":"user","id":"b","name":"Eve \"É\"\n"},"message":"Not \"closed\"","#
                    + #""evidence":[{"expr":"user.account_status","value":"closed"},{"expr":"user.?product_access","value":[{"key":"a"}]}]"#,
                #"named: "resource":{"kind":"user","id":"b","name":"Eve \"É\"\n"},"message":"\"Eve \"É\"\n\"\tis atlassian: []","#
                    + #""evidence":[{"expr":"has(user.name)","value":true},{"expr":"user.account_type","value":"atlassian"}]"#,
            ])
    }

    @Test func `their parts are what was written`() async throws {
        let finding = try #require(try await findings().last)
        #expect(finding.resource == FindingResource(kind: .user, id: "b", name: "Eve \"É\"\n"))
        #expect(finding.message == "\"Eve \"É\"\n\"\tis atlassian: []")
        #expect(
            finding.evidence == [
                Evidence(expr: "has(user.name)", value: true),
                Evidence(expr: "user.account_type", value: "atlassian"),
            ])
        #expect(finding.reasons.isEmpty && finding.count == nil && finding.waiver == nil && finding.baseline == nil)
    }

    @Test func `one that is changed keeps its other parts, and no longer is what was written`() async throws {
        let original = try #require(try await findings().last)
        var finding = original
        finding.baseline = .new
        #expect(finding.written == nil)
        #expect(finding.baseline == .new)
        #expect(
            (finding.rule, finding.severity, finding.status) == (original.rule, original.severity, original.status))
        #expect(finding.resource == original.resource)
        #expect(finding.message == original.message)
        #expect(finding.evidence == original.evidence)
        #expect(original.baseline == nil && original.written != nil)
        finding = original
        finding.status = .waived
        #expect(finding.written == nil)
    }
}
