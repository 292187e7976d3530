import CEL
import Evaluation
import Foundation
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

/// Plans that ask about the one policy that changes, held against plans that ask every rule about every policy.
struct PlanningPropertyTests {
    /// Rules that repair, and rules that stand in the way, of every reach.
    private static let pool: [String] = [
        Planning.rule("enable", "require: policy.?status.value() == 'enabled'", "{ set: { status: enabled } }"),
        Planning.rule(
            "days", "where: has(policy.attributes.days)\n    require: policy.attributes.days <= 14",
            "{ set: { attributes.days: 14 } }"),
        Planning.rule(
            "tag", "require: '\"a\" in policy.attributes.?tags.orValue([])'", "{ add: { attributes.tags: [a] } }"),
        Planning.rule(
            "evades", "where: policy.?status.value() == 'disabled'\n    require: policy.?name.value() == 'X'",
            "{ set: { status: enabled, name: X } }"),
        Planning.rule(
            "few-days", "where: policy.attributes.days > 7\n    require: policy.?status.value() == 'disabled'"),
        Planning.rule("few", "where: policy.?status.value() == 'enabled'\n    count: { max: 2 }"),
        Planning.rule("many", "where: policy.?status.value() == 'disabled'\n    count: { min: 1 }"),
        Planning.rule(
            "by-days", "where: has(policy.attributes.days)\n    count: { max: 1, by: string(policy.attributes.days) }"),
        Planning.rule(
            "some", "where: policy.?status.value() == 'disabled'\n    require: true\n    whenEmpty: fail"),
        Planning.rule(
            "any",
            "where: policy.attributes.days == 30\n    require: policy.?status.value() == 'disabled'\n    whenEmpty: undetermined"
        ),
        Planning.rule("unknown", "require: policy.?status.value() == 'disabled' || size(org.users) > 0"),
        Planning.rule(
            "others",
            "require: org.policies.exists(p, p.id != policy.id && p.?status.orValue('') == policy.?status.value())"),
        Planning.rule(
            "let",
            "let:\n      all: size(org.policies.filter(p, p.?status.orValue('') == 'enabled'))\n    require: all < 3"),
        "  - id: organization\n    title: T\n    severity: low\n    for: organization\n"
            + "    require: org.policies.exists(p, p.?status.orValue('') == 'disabled')",
        "  - id: users\n    title: T\n    severity: low\n    for: user\n    require: size(org.policies) > 0",
        "  - id: domains\n    title: T\n    severity: low\n    for: domain\n    require: size(org.domains) == 0",
    ]

    private static func policy(_ number: Int, _ random: inout SplitMix) -> String {
        let type = ["external-user", "user-security", "authentication"].randomElement(using: &random) ?? ""
        let status =
            [#""status":"enabled","#, #""status":"disabled","#, #""status":"disabled","#, ""].randomElement(
                using: &random) ?? ""
        let days =
            [#""days":7"#, #""days":14"#, #""days":30"#, #""days":"x""#, #""other":1"#].randomElement(using: &random)
            ?? ""
        let tags = [#","tags":["a"]"#, #","tags":[]"#, ""].randomElement(using: &random) ?? ""
        return #"{"id":"p\#(number)","type":"\#(type)","name":"N",\#(status)"attributes":{\#(days)\#(tags)}}"#
    }

    @Test func `asking about the one policy that changes comes to the same as asking about all`() async throws {
        let seed = ProcessInfo.processInfo.environment["TENET_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
        var random = SplitMix(state: seed)
        var planned = 0
        var refused: Set<NotPlanned.Kind> = []
        for number in 1...150 {
            await Task.yield()
            let chosen = Self.pool.filter { _ in Bool.random(using: &random) }
            guard !chosen.isEmpty else { continue }
            let rules = try Planning.rules("rules:\n" + chosen.joined(separator: "\n"))
            let policies = (1...Int.random(in: 1...8, using: &random)).map { Self.policy($0, &random) }
            let inventory = try Planning.inventory(
                policies, unseen: Bool.random(using: &random) ? [.user] : [])
            let assessment = rules.assess(inventory, now: Planning.now)
            let context = PlanningContext(
                rules: rules, rulesDigest: "d", parameters: [:], chosenRules: [], now: Planning.now,
                created: Planning.now, isDraft: false, safeguards: Safeguards())
            guard let proposals = try? Proposals(for: assessment, in: inventory, context) else { continue }
            var quick = Planner(inventory, context)
            quick.plan(proposals.candidates)
            var thorough = Planner(inventory, context, judgesAll: true)
            thorough.plan(proposals.candidates)
            #expect(quick.changes == thorough.changes, "seed \(seed), number \(number): \(policies)\n\(chosen)")
            #expect(quick.notPlanned == thorough.notPlanned, "seed \(seed), number \(number): \(policies)\n\(chosen)")
            planned += quick.changes.count
            refused.formUnion(quick.notPlanned.map(\.kind))
        }
        #expect(planned > 20, "seed \(seed)")
        #expect(refused.isSuperset(of: [.breaks, .blocked, .unproved]), "seed \(seed): \(refused)")
    }

    @Test(
        arguments: [
            ("require: true", PolicyReach.single), ("require: has(policy.name)", .single),
            ("require: size(org.domains) > 0", .single), ("require: size(org.policies) > 0", .all),
            ("require: 'org.?policies.hasValue()'", .all), ("where: has(policy.name)\n    count: { max: 1 }", .all),
            ("count: { max: 1 }\n    require: true", .all),
            ("let: { n: size(org.policies) }\n    require: n > 0", .all),
            ("let: { n: size(org.groups), m: n + 1 }\n    require: m > 0", .single),
            ("require: '[org].size() > 0'", .all),
            ("require: '[1].all(x, org.policies.exists(p, p.id == \"\"))'", .all),
        ] as [(String, PolicyReach)])
    func `which policies can change what a rule says`(text: String, reach: PolicyReach) throws {
        let rules = try Planning.rules("rules:\n" + Planning.rule("r", text))
        let rule = try #require(rules.rules.first)
        #expect(rule.reach(rules.lets[rule.file] ?? []) == reach)
    }

    @Test(.timeLimit(.minutes(20))) func `three hundred policies that fail one of twelve rules are planned in seconds`()
        throws
    {
        let repairs = (1...6).map { number in
            Planning.rule(
                "repair-\(number)",
                "where: policy.attributes.kind == \(number)\n    require: policy.?status.value() == 'enabled'",
                "{ set: { status: enabled } }")
        }
        let others = (1...4).map { number in
            Planning.rule(
                "other-\(number)", "require: policy.attributes.kind != \(number) || policy.?name.value() != ''")
        }
        let counts = [
            Planning.rule("few", "where: policy.?status.value() == 'enabled'\n    count: { max: 240 }"),
            Planning.rule("let", "let: { size: size(org.policies) }\n    require: size > 0"),
        ]
        let rules = try Planning.rules("rules:\n" + (repairs + others + counts).joined(separator: "\n"))
        let policies = (1...300).map { number in
            Planning.policy("p\(number)", "external-user", "disabled", #"{"kind":\#(number % 6 + 1)}"#)
        }
        let inventory = try Planning.inventory(policies)
        let assessment = rules.assess(inventory, now: Planning.now)
        let context = PlanningContext(
            rules: rules, rulesDigest: "d", parameters: [:], chosenRules: [], now: Planning.now,
            created: Planning.now, isDraft: false, safeguards: Safeguards())
        let start = ContinuousClock.now
        let plan = try Plan(for: assessment, in: inventory, context)
        print("300 policies, 12 rules: \(ContinuousClock.now - start)")
        #expect(plan.changes.count == 240)
        #expect(plan.notPlanned.count == 60)
    }
}
