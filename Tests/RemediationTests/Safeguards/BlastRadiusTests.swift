import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct BlastRadiusTests {
    @Test(
        arguments: [
            // Of so many policies so many changes, with max_changes and max_percent, are so many refusals.
            (12, 1, 5, nil, 0), (12, 3, 5, nil, 0), (12, 4, 5, nil, 1), (12, 6, 5, nil, 2), (40, 6, 5, nil, 1),
            (1, 1, 5, nil, 0), (1, 1, 0, nil, 1), (2, 1, 5, 25, 1), (4, 1, 5, 25, 0), (4, 0, 0, 0, 0), (4, 1, 5, 0, 1),
            (4, 4, 5, 100, 0),
        ] as [(Int, Int, Int, Int?, Int)])
    func `a plan changes no more than it may`(
        policies: Int, changes: Int, most: Int, percent: Int?, refusals: Int
    ) throws {
        var plan = try Plan.sample()
        plan.policyCount = policies
        plan.changes = Array(repeating: plan.changes[0], count: changes)
        var safeguards = Safeguards()
        safeguards.radius.perRun.counts[.any] = most
        safeguards.radius.perRun.percents[.any] = percent
        #expect(safeguards.refusals(of: plan, after: .none).count == refusals)
    }

    /// A plan of four policies: `a` and `b` want two changes each, of which one of each is of high risk and disables.
    private static func plan() throws -> Plan {
        func change(_ id: String, _ rule: String, disables: Bool) throws -> Change {
            let (before, after) = disables ? ("enabled", "disabled") : ("disabled", "enabled")
            return try Change(
                rules: [rule], before: try Policies.object(Planning.policy(id, "external-user", before)),
                patch: try Policies.patch((.set, "status", .string(after))), of: "org-1", in: .reference)
        }
        var plan = try Plan.sample()
        plan.policyCount = 8
        plan.changes = [
            try change("p1", "a", disables: false), try change("p2", "a", disables: true),
            try change("p3", "b", disables: false), try change("p4", "b", disables: true),
        ]
        return plan
    }

    private static func limit(_ kind: ChangeLimit.Kind, _ count: Int?, _ percent: Int? = nil) -> ChangeLimit {
        var limit = ChangeLimit()
        limit.counts[kind] = count
        limit.percents[kind] = percent
        return limit
    }

    private static let remedy = "; choose rules with `--rule`, or raise it"

    @Test(
        arguments: [
            ("run", limit(.any, 4, 50), []),
            ("run", limit(.any, 3, 50), ["4 changes are more than `max_changes` allows (3)"]),
            ("run", limit(.any, nil, 49), ["4 changes are more than `max_percent` allows (49 of 8 policies)"]),
            (
                "run", limit(.highRisk, 1, 100),
                [
                    "4 changes are more than `max_percent` allows (25 of 8 policies)",
                    "2 changes of high risk are more than `max_high_risk` allows (1)",
                ]
            ),
            ("rule", limit(.any, 2, 25), []),
            (
                "rule", limit(.any, 1),
                [
                    "`a`: 2 changes are more than `per_rule.max_changes` allows (1)",
                    "`b`: 2 changes are more than `per_rule.max_changes` allows (1)",
                ]
            ),
            (
                "rule", limit(.disabling, 0, 12),
                [
                    "`a`: 1 change that disables a policy is more than `per_rule.max_disable` allows (0)",
                    "`a`: 1 change that disables a policy is more than `per_rule.max_disable_percent` allows (12 of 8 policies)",
                    "`b`: 1 change that disables a policy is more than `per_rule.max_disable` allows (0)",
                    "`b`: 1 change that disables a policy is more than `per_rule.max_disable_percent` allows (12 of 8 policies)",
                ]
            ),
            ("day", limit(.any, 5), []),
            (
                "day", limit(.any, 4, 62),
                [
                    "1 made in the last 24 hours and these: 5 changes are more than `per_organization.max_changes` allows (4)",
                    "1 made in the last 24 hours and these: 5 changes are more than `per_organization.max_percent` allows (62 of 8 policies)",
                ]
            ),
            (
                "day", limit(.disabling, 2),
                [
                    "1 made in the last 24 hours and these: 3 changes that disable a policy are more than `per_organization.max_disable` allows (2)"
                ]
            ),
        ] as [(String, ChangeLimit, [String])])
    func `what a run, a rule and a day may change is bounded by number, part, risk and whether it disables`(
        level: String, limit: ChangeLimit, texts: [String]
    ) throws {
        var safeguards = Safeguards()
        if level != "run" { safeguards.radius.perRun.percents[.any] = 100 }
        switch level {
        case "run": safeguards.radius.perRun = limit
        case "rule": safeguards.radius.perRule = limit
        default: safeguards.radius.perOrganization = limit
        }
        let recent = RecentChanges([Change.Weight(risk: .high, disables: true)])
        #expect(
            safeguards.refusals(of: try Self.plan(), after: recent).map(\.description) == texts.map { $0 + Self.remedy }
        )
    }

    @Test func `what was changed before is asked where the day is bounded, and must be known`() throws {
        var safeguards = Safeguards()
        safeguards.radius.perRun.percents[.any] = 100
        #expect(safeguards.refusals(of: try Self.plan(), after: .unknown).isEmpty)
        safeguards.radius.perOrganization = Self.limit(.highRisk, 9)
        #expect(
            safeguards.refusals(of: try Self.plan(), after: .unknown).map(\.description) == [
                "what was changed in the last 24 hours is not known: the journals were not read" + Self.remedy
            ])
    }

    @Test func `the bounds stand in the plan file`() throws {
        var plan = try Self.plan()
        plan.safeguards.radius.perRule = Self.limit(.disabling, 0, 12)
        plan.safeguards.radius.perOrganization = Self.limit(.highRisk, 7)
        #expect(try Plan(fileBytes: plan.fileBytes).safeguards == plan.safeguards)
    }

    @Test func `only organizations that are named may be changed, where any is`() throws {
        var safeguards = Safeguards()
        safeguards.radius.perRun.percents[.any] = 100
        safeguards.organizations = ["org-2"]
        #expect(
            safeguards.refusals(of: try Plan.sample(), after: .none).map(\.description) == [
                "the organization `org-1` is not among `guardrails.organizations`"
            ])
        safeguards.organizations = ["org-2", "org-1"]
        #expect(safeguards.refusals(of: try Plan.sample(), after: .none).isEmpty)
    }
}
