import Evaluation
import Observations
import RandomCEL
import Rules
import Testing

/// What a snapshot's manifest does not list is not seen, wherever it stands in a line: columns and the interpreter agree.
struct UnlistedDetailsTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - { id: u-resources, title: t, severity: low, for: user, require: user.?resource_count.value() <= 5 }
          - { id: u-active, title: t, severity: low, for: user, require: 'user.?last_active.value() > now - duration("2160h")' }
          - { id: u-jira, title: t, severity: low, for: user, require: '!user.product_access.exists(p, p.key == "jira")', message: "${user.account_id}: ${user.product_access}" }
          - { id: u-groups, title: t, severity: low, for: user, where: user.groups.size() > 0, require: user.account_status != "active" }
          - { id: u-products, title: t, severity: low, for: user, count: { max: 3, by: 'user.product_access.map(p, p.key)' } }
          - { id: g-members, title: t, severity: low, for: group, require: group.attributes.?member_count.value() <= 5 }
          - { id: g-resources, title: t, severity: low, for: group, require: group.attributes.?resource_count.value() <= 5 }
          - { id: g-attributes, title: t, severity: low, for: group, require: has(group.attributes) }
        """

    @Test func `what is not listed is not seen, on columns either`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("unlisted details: seed \(seed)")
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let users = (0..<20).map { number in
                Self.line(
                    #""accountId":"u\#(number)","accountStatus":"active""#,
                    [
                        #""counts":{"resources":\#(random.below(9))}"#, #""groups":[{"id":"g1"}]"#,
                        #""productAccess":[{"key":"jira","lastActiveTimestamp":"202\#(random.below(7))-06-01T00:00:00Z"}]"#,
                    ], &random)
            }
            let groups = (0..<20).map { number in
                Self.line(
                    #""id":"g\#(number)""#,
                    [#""counts":{"users":\#(random.below(9)),"resources":\#(random.below(9))}"#, #""name":"n""#],
                    &random)
            }
            let fixture = try SnapshotFixture(
                [.user: Array(users.joined(separator: "\n").utf8), .group: Array(groups.joined(separator: "\n").utf8)],
                [
                    .user: Self.details(["product_access", "resource_count", "groups"], &random),
                    .group: Self.details(["member_count", "resource_count"], &random),
                ], dialect: .cloud)
            let expected = try fixture.interpreted(rules).lines
            let found = try await fixture.columnar(rules).lines
            #expect(expected == found, "seed \(seed)")
        }
    }

    /// By hand, since what both do is no proof.
    @Test(arguments: [
        ("", ["undetermined", "undetermined", "undetermined", "undetermined"]),
        (
            #", "details": {"product_access": "none"}"#,
            ["undetermined", "undetermined", "undetermined", "undetermined"]
        ),
        (#", "details": {"resource_count": "some"}"#, ["fail", "undetermined", "undetermined", "undetermined"]),
        (
            #", "details": {"resource_count": "all", "product_access": "all", "groups": "all"}"#,
            ["fail", "fail", "fail", "notApplicable"]
        ),
    ])
    func `the order of the lines makes no outcome`(details: String, outcomes: [String]) async throws {
        let lines = [
            #"{"accountId":"u1","accountStatus":"active","counts":{"resources":1},"productAccess":[{"key":"confluence","lastActiveTimestamp":"2026-06-30T00:00:00Z"}]}"#,
            #"{"accountId":"u2","accountStatus":"active","counts":{"resources":100},"productAccess":[{"key":"jira","lastActiveTimestamp":"2020-01-01T00:00:00Z"}]}"#,
        ]
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        for lines in [lines, lines.reversed()] {
            let fixture = try SnapshotFixture(
                [.user: Array(lines.joined(separator: "\n").utf8)], [.user: details], dialect: .cloud)
            for assessment in [try fixture.interpreted(rules), try await fixture.columnar(rules)] {
                let found = ["u-resources", "u-active", "u-jira", "u-groups"].map { id in
                    assessment.rules.first { $0.rule.id == id }?.outcome.rawValue
                }
                #expect(found == outcomes)
            }
        }
    }

    private static func line(_ start: String, _ members: [String], _ random: inout SeededRandom) -> String {
        let some = members.filter { _ in !random.chance(4) }
        return "{" + ([start] + some).joined(separator: ",") + "}"
    }

    /// The rest of an entry of the manifest.
    private static func details(_ names: [String], _ random: inout SeededRandom) -> String {
        let extents = names.map { ($0, random.pick(["all", "some", "none", "", ""])) }.filter { !$0.1.isEmpty }
        return #", "details": {"# + extents.map { #""\#($0.0)": "\#($0.1)""# }.joined(separator: ", ") + "}"
    }
}
