import Evaluation
import Observations
import Rules
import Testing

@testable import Reporting

/// What leads from a finding to somewhere else.
struct HTMLLeadsTests {
    @Test(
        arguments: [
            (.user, "712020:1-2", "o-1", "https://admin.atlassian.com/o/o-1/users/712020%3A1-2"),
            (.user, "a/../b?c#d", "o-1", "https://admin.atlassian.com/o/o-1/users/a%2F..%2Fb%3Fc%23d"),
            (.organization, "o/1", "o/1", "https://admin.atlassian.com/o/o%2F1/overview"),
            (.user, "..", "o-1", nil), (.user, "", "o-1", nil), (.user, "u1", "..", nil), (.user, "u1", "", nil),
            // What is not shown as it is would lead to another resource than the one that is read.
            (.user, "\u{202E}1u", "o-1", nil), (.user, String(repeating: "u", count: 201), "o-1", nil),
            // Nobody says what their addresses are.
            (.policy, "p1", "o-1", nil), (.domain, "d1", "o-1", nil), (.group, "g1", "o-1", nil),
        ] as [(ResourceKind, String, String, String?)])
    func `the console's address is given where it is documented`(
        kind: ResourceKind, id: String, organization: String, address: String?
    ) {
        let resource = FindingResource(kind: kind, id: id)
        #expect(ConsoleAddress(organization: organization).address(of: resource) == address)
    }

    @Test(
        arguments: [
            ("policy-enabled", "policy-enabled"), ("6a1f-0c52:x/y", "6a1f-0c52:x/y"), ("a b", "'a b'"),
            ("it's; rm -rf /", #"'it'\''s; rm -rf /'"#), ("$(x)`y`", "'$(x)`y`'"), ("日本", "'日本'"),
            ("-rf", nil), ("", nil), ("a\nb", nil), ("\u{1B}[2J", nil),
        ] as [(String, String?)])
    func `a word of a command is quoted for the shell`(text: String, word: String?) {
        #expect(text.shellWord == word)
    }

    private static func leads(_ organization: String = "o 1") throws -> HTMLLeads {
        var report = try AwkwardReport.report
        report.assessment.organization.id = organization
        report.snapshot?.files = [.policy: SnapshotIdentity.File(name: "policies.ndjson", sha256: "ab12")]
        return HTMLLeads(report)
    }

    private static func rule(_ kind: ResourceKind, isRepairable: Bool) -> RuleMetadata {
        RuleMetadata(
            id: "a-rule", title: "A rule", severity: .low, kind: kind, isRepairable: isRepairable,
            location: RuleLocation(path: "rules.yaml", line: 1, column: 1))
    }

    @Test func `a command plans what a rule can repair, for an organization that a command line can name`() throws {
        let repairable = Self.rule(.policy, isRepairable: true)
        #expect(try Self.leads().planCommand(for: repairable) == "tenet plan --org 'o 1' --rule a-rule")
        #expect(try Self.leads("o\u{1B}").planCommand(for: repairable) == nil)
        #expect(try Self.leads().planCommand(for: Self.rule(.policy, isRepairable: false)) == nil)
    }

    @Test func `a snapshot's file is named where its digest is known`() throws {
        let seen = try Self.leads().seenIn(of: Self.rule(.policy, isRepairable: false))
        #expect(seen == "policies.ndjson of the snapshot, SHA-256 ab12")
        #expect(try Self.leads().seenIn(of: Self.rule(.user, isRepairable: false)) == nil)
    }

    @Test func `a command stands on findings that fail and can be repaired`() throws {
        let rule = Self.rule(.policy, isRepairable: true)
        func command(_ status: Finding.Status, _ kind: ResourceKind) throws -> String? {
            let finding = Finding(
                rule: rule.id, severity: .low, status: status, resource: FindingResource(kind: kind, id: "p1"),
                message: "")
            return HTMLFinding(finding, of: rule, link: "", isNew: false, leads: try Self.leads()).planCommand
        }
        #expect(try command(.fail, .policy) != nil)
        #expect(try command(.waived, .policy) == nil)
        #expect(try command(.undetermined, .policy) == nil)
        // Where nothing is there, as `whenEmpty: fail` says, a plan has nothing to change.
        #expect(try command(.fail, .organization) == nil)
    }
}
