import Evaluation
import Observations
import Rules
import Testing

/// What became of a finding on the organization, such as that nothing is selected.
struct PastJudgeTests {
    @Test(arguments: [
        // Somebody is selected; nobody is; nobody can be judged; one is selected, and one cannot be judged.
        (["nickname: none"], PastJudge.Fate.gone), (["nickname: x"], .failing), (["name: a"], .unseen),
        (["nickname: none", "name: a"], .gone), (["nickname: x", "name: a"], .unseen),
    ])
    func `what could not be decided is not gone`(users: [String], fate: PastJudge.Fate) throws {
        let list = users.enumerated().map { "{ account_id: u\($0), \($1) }" }.joined(separator: ", ")
        let rules = try Compiling.rules(
            Compiling.file(
                "for: user\nwhere: user.?nickname.value() == 'none'\nrequire: user.account_id != 'z'\nwhenEmpty: fail"),
            allowsWarnings: true)
        let assessment = rules.assess(try Compiling.inventory("users: [\(list)]"), now: Compiling.now)
        let recorded = RecordedFinding(
            fingerprint: "the-rule organization", rule: "the-rule", severity: .high,
            resource: FindingResource(kind: .organization, id: "o"))
        let judge = PastJudge(assessment, seenIDs: { _, _ in [] }, fingerprint: { "\($0.rule) \($0.resource.kind)" })
        #expect(judge.fates(of: [recorded]) == [fate])
    }
}
