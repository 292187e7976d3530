import CEL
import Evaluation
import JSON
import Observations
import Remediation
import Rules
import Testing

struct PlanningTests {
    private static let enable = Planning.rule(
        "enable", "require: policy.?status.value() == 'enabled'", "{ set: { status: enabled } }")

    @Test func `a finding is repaired by what its rule says, and the rest of the policy stays`() throws {
        let plan = try Planning.plan(
            Self.enable, policies: [Policies.external, Planning.policy("p2", "authentication", "enabled")])
        #expect(plan.summary == [#"p1 enable: set status "enabled""#])
        #expect(plan.refused.isEmpty && plan.manualSteps.isEmpty)
        #expect(plan.policyCount == 2)
        let change = try #require(plan.changes.first)
        #expect(change.risk == .low && change.weakenings.isEmpty)
        #expect(
            JSONValue.object(change.after).serialized()
                == Policies.external.replacing(#""status":"disabled""#, with: #""status":"enabled""#))
        #expect(try Plan(fileBytes: plan.fileBytes) == plan)
    }

    @Test func `what several rules want of one policy becomes one change`() throws {
        let days = Planning.rule(
            "days", "require: policy.attributes.session_days <= 14", "{ set: { attributes.session_days: 14 } }")
        let tags = Planning.rule(
            "tags", "require: '\"a\" in policy.attributes.tags'", "{ add: { attributes.tags: [a] } }")
        let more = Planning.rule(
            "more", "require: '\"b\" in policy.attributes.tags && !(\"x\" in policy.attributes.tags)'",
            "{ add: { attributes.tags: [b, a] }, remove: { attributes.tags: [x] } }")
        let policy = Planning.policy("p1", "external-user", "disabled", #"{"session_days":30,"tags":["x","y"]}"#)
        let plan = try Planning.plan(more, tags, days, Self.enable, policies: [policy])
        #expect(
            plan.summary == [
                "p1 days+enable+more+tags: set attributes.session_days 14, "
                    + #"remove attributes.tags ["x"], add attributes.tags ["b","a"], set status "enabled""#
            ])
        #expect(plan.changes.first?.after["attributes"]?["tags"] == ["y", "b", "a"])
        #expect(plan.changes.first?.risk == .high)
    }

    @Test(
        arguments: [
            (#"{ set: { status: "${policy.name}" } }"#, "undecided"),
            ("{ when: 'policy.name == \"X\"', set: { status: enabled } }", "condition"),
            ("{ when: policy.attributes.no.such, set: { status: enabled } }", "undecided"),
            ("{ set: { attributes.x: '${policy.attributes.no}' } }", "undecided"),
            ("{ set: { name: '${policy.attributes.text}' } }", "undecided"),
            ("{ add: { attributes.list: '${policy.attributes.number}' } }", "undecided"),
            ("{ set: { attributes.text.inner: 1 } }", "unreadable"),
            ("{ add: { attributes.number: [1] } }", "unreadable"),
            ("{ set: { attributes.number: 5 } }", "unchanged"), ("{ remove: { attributes.absent: [1] } }", "unchanged"),
            ("{ set: { attributes.number: 6 } }", "unproved"),
        ] as [(String, String)])
    func `what cannot be computed, changes nothing or does not help is not planned`(
        remediation: String, kind: String
    ) throws {
        let rule = Planning.rule("r", "require: policy.?status.value() == 'enabled'", remediation)
        let policy = Planning.policy("p1", "external-user", "disabled", #"{"number":5,"text":"","list":[]}"#)
        let plan = try Planning.plan(rule, policies: [policy])
        #expect(plan.changes.isEmpty)
        #expect(plan.refused == ["p1 r: \(kind)"])
    }

    @Test func `a rule that would no longer select the policy is not met, it is evaded`() throws {
        let rule = Planning.rule(
            "r", "where: policy.?status.value() == 'disabled'\n    require: policy.?name.value() == 'X'",
            "{ set: { status: enabled } }")
        let plan = try Planning.plan(rule, policies: [Planning.policy("p1")])
        #expect(plan.changes.isEmpty)
        #expect(
            plan.notPlanned.map(\.text) == [
                "`r` would not select the policy any more, so that nothing would show that it is met"
            ])
    }

    @Test func `a rule that fails, and of another policy is undetermined as all are looked at, blocks too`() throws {
        let other = Planning.rule(
            "other",
            "require: 'policy.id != \"p1\" && (org.policies.exists(p, p.?status.value() == \"enabled\") || policy.attributes.missing)'"
        )
        let policies = [Planning.policy("p1"), Planning.policy("p2", "data-residency")]
        let enable = Planning.rule(
            "enable", "where: policy.id == 'p1'\n    require: policy.?status.value() == 'enabled'",
            "{ set: { status: enabled } }")
        #expect(try Planning.plan(enable, policies: policies).changes.count == 1)
        #expect(try Planning.plan(enable, other, policies: policies).refused == ["p1 enable: blocked"])
    }

    /// Rules that a change of `p1` to enabled would break, each in its own way.
    @Test(
        arguments: [
            (
                Planning.rule("other", "require: policy.?status.value() == 'disabled'"), "breaks",
                "`other` would fail on the policy `N p1`"
            ),
            (
                Planning.rule(
                    "other",
                    "require: policy.?status.value() == 'disabled' || policy.attributes.missing"), "breaks",
                "`other` could not be decided any more on the policy `N p1`"
            ),
            (
                Planning.rule("other", "where: policy.?status.value() == 'enabled'\n    count: { max: 0 }"), "breaks",
                "`other` would fail on the organization"
            ),
            (
                Planning.rule(
                    "other",
                    "where: policy.?status.value() == 'disabled'\n    require: true\n    whenEmpty: fail"), "breaks",
                "`other` would fail on the organization"
            ),
            (
                "  - id: other\n    title: T\n    severity: high\n    for: organization\n"
                    + "    require: org.policies.all(p, p.?status.value() == 'disabled')", "breaks",
                "`other` would fail on the organization"
            ),
            (
                Planning.rule("other", "require: policy.?status.value() == 'enabled' || size(org.users) > 0"),
                "blocked",
                "`other` cannot be decided and reads `policy.status`, so that what the change does to it is not known"
            ),
            // Ways to look at a field that name no field.
            (
                Planning.rule("other", "require: policy in org.policies && size(org.users) > 0"), "blocked",
                "`other` cannot be decided and reads `policy.status`, `policy.updated`, so that what the change does to it is not known"
            ),
            (
                Planning.rule("other", "require: dyn(policy).type == 'x' || size(org.users) > 0"), "blocked",
                "`other` cannot be decided and reads `policy.status`, `policy.updated`, so that what the change does to it is not known"
            ),
            (
                "  - id: other\n    title: T\n    severity: high\n    for: organization\n"
                    + "    require: '[dyn(org)].size() > 1 || size(org.users) > 0'", "blocked",
                "`other` cannot be decided and reads `policy.status`, `policy.updated`, so that what the change does to it is not known"
            ),
            (
                Planning.rule("other", "require: policy.?updated.hasValue() || size(org.users) > 0"), "blocked",
                "`other` cannot be decided and reads `policy.updated`, so that what the change does to it is not known"
            ),
        ] as [(String, String, String)])
    func `a change that breaks a rule, or might, is not planned, whichever rules were chosen`(
        other: String, kind: String, text: String
    ) throws {
        let plan = try Planning.plan(
            Self.enable, other, policies: [Planning.policy("p1")], chosen: ["enable"], unseen: [.user])
        #expect(plan.changes.isEmpty)
        #expect(plan.refused == ["p1 enable: \(kind)"])
        #expect(plan.notPlanned.map(\.text) == [text])
    }

    @Test func `an undecided rule that reads nothing of what changes is in nobody's way`() throws {
        let other = Planning.rule("other", "require: policy.?name.value() == 'X' || size(org.users) > 0")
        let plan = try Planning.plan(
            Self.enable, other, policies: [Planning.policy("p1")], chosen: ["enable"], unseen: [.user])
        #expect(plan.summary == [#"p1 enable: set status "enabled""#])
    }

    @Test func `changes are held against the state that those before them leave`() throws {
        let few = Planning.rule("few", "where: policy.?status.value() == 'enabled'\n    count: { max: 1 }")
        let plan = try Planning.plan(
            Self.enable, few, policies: [Planning.policy("p2"), Planning.policy("p1")])
        #expect(plan.summary == [#"p1 enable: set status "enabled""#])
        #expect(plan.refused == ["p2 enable: breaks"])
    }

    @Test func `a change may clear the way for one that was looked at before`() throws {
        let few = Planning.rule("few", "where: policy.?status.value() == 'enabled'\n    count: { max: 1 }")
        let some = Planning.rule(
            "some", "where: policy.id == 'p1'\n    require: policy.?status.value() == 'enabled'",
            "{ set: { status: enabled } }")
        let none = Planning.rule(
            "none", "where: policy.id == 'p2'\n    require: policy.?status.value() == 'disabled'",
            "{ set: { status: disabled } }")
        let plan = try Planning.plan(
            few, some, none, policies: [Planning.policy("p1"), Planning.policy("p2", "user-security", "enabled")]
        ) { $0.allowedWeakenings = [.status] }
        #expect(plan.summary == [#"p2 none: set status "disabled""#, #"p1 some: set status "enabled""#])
        #expect(plan.refused.isEmpty)
    }

    @Test func `a rule whose wish cannot be had does not keep another's from being had`() throws {
        let useless = Planning.rule(
            "useless", "require: policy.attributes.x == 1", "{ set: { attributes.y: 1 } }")
        let plan = try Planning.plan(
            Self.enable, useless,
            policies: [Planning.policy("p1", "external-user", "disabled", #"{"x":0}"#)])
        #expect(plan.summary == [#"p1 enable: set status "enabled""#])
        #expect(plan.refused == ["p1 useless: unproved"])
    }

    @Test(
        arguments: [
            ("{ set: { status: enabled } }", "{ set: { status: disabled } }", true),
            ("{ set: { status: enabled } }", "{ set: { status: enabled } }", false),
            ("{ set: { attributes.a: { b: 1 } } }", "{ set: { attributes.a.b: 1 } }", true),
            ("{ set: { attributes.a: [1] } }", "{ add: { attributes.a: [1] } }", true),
            ("{ add: { attributes.a: [1] } }", "{ add: { attributes.a: [2] } }", false),
            ("{ add: { attributes.a: [1] } }", "{ remove: { attributes.a: [2] } }", false),
            ("{ add: { attributes.a: [1, 2] } }", "{ remove: { attributes.a: [2] } }", true),
            ("{ set: { rule.in: [a] } }", "{ set: { attributes.rule.in: [b] } }", true),
            ("{ set: { attributes.a: 1 } }", "{ set: { attributes.ab: 1 } }", false),
        ] as [(String, String, Bool)])
    func `rules that want different things at one place contradict each other`(
        one: String, other: String, isConflict: Bool
    ) throws {
        let rules = [
            Planning.rule("one", "require: policy.?name.value() == 'X'", one),
            Planning.rule("two", "require: policy.?name.value() == 'Y'", other),
        ]
        if isConflict {
            #expect {
                _ = try Planning.plan(rules[0], rules[1], policies: [Planning.policy("p1")])
            } throws: { error in
                let text = "\(error)"
                return error is PlanConflicts && text.contains("`one`") && text.contains("`two`")
                    && text.contains("`N p1` (p1)")
            }
        } else {
            #expect(try Planning.plan(rules[0], rules[1], policies: [Planning.policy("p1")]).changes.isEmpty)
        }
    }

    @Test func `what the API cannot write is a step for a person`() throws {
        let cloud =
            #"{"id":"p1","type":"policy","attributes":{"type":"data-security","name":"D","status":"draft","rule":{}}}"#
        let residency =
            #"{"id":"p2","type":"policy","attributes":{"type":"data-residency","name":"R","status":"draft","rule":{}}}"#
        let rule = Planning.rule(
            "r", "help: |-\n      Publish it.\n      Then wait.\n    require: policy.?status.value() == 'enabled'",
            "{ set: { status: enabled } }")
        let plan = try Planning.plan(rule, policies: [cloud, residency], in: .cloud)
        #expect(plan.summary == [#"p2 r: set status "enabled""#])
        #expect(
            plan.manualSteps.map(\.text) == [
                "The API (cloud) cannot write policies of the type `data-security`. By hand: set `status` to \"enabled\".\nPublish it.\nThen wait."
            ])
        let path = Planning.rule(
            "r", "require: policy.?status.value() == 'enabled'",
            "{ set: { status: enabled, attributes.metadata: 1 } }")
        #expect(try Planning.plan(path, policies: [residency], in: .cloud).manualSteps.count == 1)
    }

    @Test func `a policy that could not be read by itself is not changed`() throws {
        let plan = try Planning.plan(
            Self.enable, policies: [Planning.policy("p1")], unreadable: ["p1": "the answer was 503"])
        #expect(plan.changes.isEmpty)
        #expect(plan.notPlanned.map(\.text) == ["the policy could not be read by itself: the answer was 503"])
    }

    @Test func `only failures are repaired: what is waived or undecided is left as it is`() throws {
        let set = try Planning.rules("rules:\n" + Self.enable)
        let inventory = try Planning.inventory([Planning.policy("p1"), #"{"id":"p2","type":"external-user"}"#])
        var assessment = set.assess(inventory, now: Planning.now)
        #expect(assessment.findings.map(\.status) == [.fail, .undetermined])
        #expect(Plan.candidates(for: assessment, set) == ["p1"])
        assessment.rules[0].findings[0].status = .waived
        #expect(Plan.candidates(for: assessment, set) == [])
        let context = PlanningContext(
            rules: set, rulesDigest: "d", parameters: [:], chosenRules: ["enable"], now: Planning.now,
            created: Planning.now, isDraft: false, safeguards: Safeguards())
        let plan = try Plan(for: assessment, in: inventory, context)
        #expect(plan.changes.isEmpty && plan.notPlanned.isEmpty)
    }

    @Test func `half a surrogate pair, which could not be sent back, keeps a policy from being changed`() throws {
        let policy = #"{"id":"p1","type":"external-user","status":"disabled","attributes":{"x":["\ud800"]}}"#
        let plan = try Planning.plan(Self.enable, policies: [policy])
        #expect(plan.refused == ["p1 enable: unreadable"])
    }
}
