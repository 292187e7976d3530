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
          - id: closed-too
            title: Closed, with several
            severity: low
            for: user
            where: user.account_status == "closed" && user.?product_access.orValue([]).size() > 1
            require: '"x" == "y"'
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
            try #require(finding.writtenText)
        }
        #expect(
            texts == [
                #"{"rule":"closed","severity":"low","status":"fail","resource":{"kind":"user","id":"a"},"message":"Not \"closed\"","#
                    + #""evidence":[{"expr":"user.account_status","value":"closed"},{"expr":"user.?product_access","value":[{"key":"a"}]}]"#,
                #"{"rule":"closed","severity":"low","status":"fail","resource":{"kind":"user","id":"b","name":"Eve \"É\"\n"},"message":"Not \"closed\"","#
                    + #""evidence":[{"expr":"user.account_status","value":"closed"},{"expr":"user.?product_access","value":[{"key":"a"}]}]"#,
                #"{"rule":"named","severity":"high","status":"fail","resource":{"kind":"user","id":"b","name":"Eve \"É\"\n"},"message":"\"Eve \"É\"\n\"\tis atlassian: []","#
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
        #expect(finding.writtenText == nil)
        #expect(finding.baseline == .new)
        #expect(
            (finding.rule, finding.severity, finding.status) == (original.rule, original.severity, original.status))
        #expect(finding.resource == original.resource)
        #expect(finding.message == original.message)
        #expect(finding.evidence == original.evidence)
        #expect(original.baseline == nil && original.writtenText != nil)
        finding = original
        finding.status = .waived
        #expect(finding.writtenText == nil)
    }

    @Test func `the ids of rule and resource are those of the parts`() async throws {
        for finding in try await findings() {
            var changed = finding
            changed.message += "!"
            for finding in [finding, changed] {
                #expect(finding.kind == .user)
                var json = JSONBytes()
                finding.appendRuleID(to: &json)
                finding.appendResourceID(to: &json)
                #expect(json.text == #""\#(finding.rule)""\#(finding.resource.id)""#)
            }
        }
    }

    @Test(arguments: [1, 2]) func `very many are what the interpreter finds`(workers: Int) async throws {
        // Several batches, with more bytes of the one rule than a piece of memory has and few of the other, in another order than
        // that of their ids, some of which need escapes.
        let lines = (0..<6_000).map { number in
            let id = "\(number * 7919 % 6_000)" + (number % 50 == 0 ? #"\""# : "")
            // Lists that are long are kept once for both rules.
            let more = String(repeating: #",{"key":"b","name":"\#(number)"}"#, count: number % 3)
            let list = #"[{"key":"a"}"# + more + "]"
            let (status, access) = number % 40 == 0 ? ("closed", list) : ("active", "[]")
            let name = String(repeating: "n", count: 150 + number % 100)
            return #"{"account_id":"\#(id)","account_type":"atlassian","account_status":"\#(status)","#
                + #""name":"\#(name)","product_access":\#(access)}"#
        }
        let fixture = try SnapshotFixture(
            [.user: Array(lines.joined(separator: "\n").utf8)],
            [.user: #", "details": {"role_assignments": "all"}"#])
        let rules = try Compiling.rules(Self.rules)
        let expected = try fixture.interpreted(rules)
        #expect(expected.rules.map(\.findings.count) == [150, 100, 6_000])
        #expect(try await fixture.columnar(rules, workers: workers).lines == expected.lines)
    }

    @Test func `a let may have a macro whose variable is named as it is`() async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: shadowed
                title: Shadowed
                severity: low
                for: user
                let:
                  x: '[user.?name.orValue("")].exists(x, x.trim() == "q")'
                require: '!x && [user.?name.orValue("")].all(x, x.trim() != "z")'
            """)
        let lines = ["q", " z ", "a"].map { #"{"account_id":"\#($0)","name":"\#($0)"}"# }
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let expected = try fixture.interpreted(rules)
        #expect(expected.rules.map(\.findings.count) == [2])
        #expect(try await fixture.columnar(rules).lines == expected.lines)
    }

    @Test(arguments: [1, 2]) func `ids stand in order, however much of them is the same`(workers: Int) async throws {
        let ids = (0..<5_000).map { number in
            let rest = String(number * 7919 % 5_000)
            return switch number % 4 {
            case 0: "ari:cloud:identity::user/\(rest)"
            case 1: "ari:cloud:identity::user/" + String(rest.reversed()) + "é"
            case 2: #"ari:cloud:ide\u006Etity::user/"# + rest + #"\"x"#
            default: rest
            }
        }
        let lines = ids.map { #"{"account_id":"\#($0)","name":"\#($0)","account_type":"atlassian"}"# }
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let rules = try Compiling.rules(Self.rules)
        let expected = try fixture.interpreted(rules)
        #expect(expected.rules.map(\.findings.count) == [0, 0, 5_000])
        #expect(try await fixture.columnar(rules, workers: workers).lines == expected.lines)
    }

    @Test func `what is too long to be written is told all the same`() async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: evidence
                title: Evidence
                severity: low
                for: user
                require: '!has(user.name) || user.name == ""'
              - id: message
                title: Message
                severity: low
                for: user
                require: user.account_id == ""
                message: '${user.?name.orValue("")} ${user.?name.orValue("")}'
              - id: name
                title: Name
                severity: low
                for: user
                require: user.account_id == ""
            """)
        // The length of a text is told in 16 bits, quotes of evidence among them.
        let lines = [10, 40_000, 65_533, 65_534, 65_535, 65_536, 5, 200_000, 20].enumerated().map { number, length in
            #"{"account_id":"u\#(number)","name":"\#(String(repeating: "n", count: length))"}"#
        }
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let expected = try fixture.interpreted(rules)
        #expect(expected.rules.map(\.findings.count) == [9, 9, 9])
        #expect(try await fixture.columnar(rules).lines == expected.lines)
    }

    @Test func `long texts and values that come again are right, whether they are remembered or not`() async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: long
                title: Long
                severity: low
                for: user
                where: has(user.name)
                require: user.name.trim() == ""
                message: '${(user.name + user.name) + (user.name + user.name)} is ${user.account_id}'
            """)
        // Of the texts, four names each, more than are remembered.
        let lines = (0..<340).map { number in
            let name = String(repeating: "\(number % 300) ", count: 2_000)
            return #"{"account_id":"u\#(number)","name":"\#(name)"}"#
        }
        let fixture = try SnapshotFixture([.user: Array(lines.joined(separator: "\n").utf8)])
        let expected = try fixture.interpreted(rules)
        #expect(expected.rules.map(\.findings.count) == [340])
        #expect(try await fixture.columnar(rules).lines == expected.lines)
    }
}

extension Finding {
    fileprivate var writtenText: String? {
        var json = JSONBytes()
        guard appendWritten(to: &json) else { return nil }
        return json.text
    }
}
