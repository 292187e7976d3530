import CEL
import Evaluation
import JSON
import Observations
import Rules
import Testing

/// What could not be seen, in forms in which it was once taken for a pass.
struct UnseenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var rule: String
        var outcome = Outcome.undetermined
        var testDescription: String { says }
    }

    /// An organization as an API answers; roles were not fetched.
    private func inventory(_ dialect: Dialect, _ raw: [ResourceKind: [JSONValue]]) throws -> Inventory {
        let object: JSONObject = ["id": "o1"]
        var inventory = Inventory(
            organization: try #require(Resource(.object(object), ResourceLayout(.organization, dialect))),
            dialect: dialect, takenAt: Compiling.now)
        for (kind, values) in raw {
            let layout = ResourceLayout(kind, dialect)
            inventory.collections[kind] = ResourceCollection(
                resources: try values.map { try #require(Resource($0, layout)) })
        }
        return inventory
    }

    private func outcome(_ rule: String, _ inventory: Inventory, now: CELTimestamp = Compiling.now) throws -> Outcome {
        let rules = try Compiling.rules(Compiling.file(rule), allowsWarnings: true)
        return try #require(rules.assess(inventory, now: now).rules.first).outcome
    }

    static let foreign = [
        Case(
            says: "either of two values that the dialect never shows",
            rule:
                "for: policy\nwhere: policy.type == 'external-user' || policy.type == 'user-security'\nrequire: 'false'"
        ),
        Case(
            says: "the same, where emptiness would fail",
            rule:
                "for: policy\nwhere: policy.type == 'external-user' || policy.type == 'user-security'\nrequire: 'false'\nwhenEmpty: fail"
        ),
        Case(says: "a value of a parameter", rule: "for: policy\nwhere: policy.type == params.t\nrequire: 'false'"),
        Case(says: "a list of a parameter", rule: "for: policy\nwhere: policy.type in params.ts\nrequire: 'false'"),
        Case(
            says: "a let that stands for the field",
            rule: "for: policy\nlet: { t: policy.type }\nwhere: t == 'external-user'\nrequire: 'false'"),
        Case(
            says: "a count of them",
            rule:
                "for: policy\nwhere: (policy.type == 'external-user' || policy.type == 'user-security') && has(policy.name)\ncount: { max: 0 }"
        ),
        Case(
            says: "a value among those of a list",
            rule: "for: user\nrequire: \"!('trusted-user' in user.roles)\""),
        Case(says: "a value in a macro", rule: "for: user\nrequire: user.roles.all(r, r != 'trusted-user')"),
        Case(
            says: "one that must exist among other resources",
            rule: "for: organization\nrequire: org.policies.exists(p, p.type == 'external-user')"),
        Case(
            says: "a value of a parameter among other resources",
            rule: "for: organization\nrequire: org.policies.filter(p, p.type == params.t).all(p, has(p.status))"),
        Case(
            says: "a value that the dialect shows beside one that it does not",
            rule: "for: policy\nwhere: policy.type in ['ip-allowlist', 'external-user']\nrequire: has(policy.status)",
            outcome: .pass),
    ]

    @Test(arguments: foreign) func `a value that the dialect never shows is undetermined in every form`(_ item: Case)
        throws
    {
        let policy: JSONValue = [
            "id": "p1", "type": "policy", "attributes": ["type": "ip-allowlist", "name": "a", "status": "enabled"],
        ]
        let user: JSONValue = [
            "accountId": "u1", "accountType": "atlassian", "accountStatus": "active", "status": "active",
            "membershipStatus": "active", "claimStatus": "managed", "role_assignments": [],
        ]
        let inventory = try inventory(.cloud, [.policy: [policy], .user: [user]])
        #expect(try outcome(item.rule, inventory) == item.outcome)
    }

    /// Three policies were seen; more of another type may be there that the dialect never shows.
    @Test(arguments: [
        ("count: { max: 2 }", Outcome.fail), ("count: { max: 3 }", .undetermined), ("count: { min: 4 }", .undetermined),
        ("count: { max: 2, min: 1 }", .fail), ("count: { max: 2, by: policy.type }", .fail),
        ("count: { max: 3, by: policy.type }", .undetermined),
    ])
    func `more than allowed of what was seen are more than allowed`(count: String, expected: Outcome) throws {
        let policies = (1...3).map { number -> JSONValue in
            ["id": .string("p\(number)"), "attributes": ["type": "ip-allowlist", "status": "disabled"]]
        }
        let rule =
            "for: policy\nwhere: policy.?status.value() == 'disabled' && policy.type != 'external-user'\n\(count)"
        #expect(try outcome(rule, inventory(.cloud, [.policy: policies])) == expected)
    }

    @Test(arguments: [
        ("fail", Outcome.undetermined), ("undetermined", .undetermined), ("pass", .pass), ("notApplicable", .pass),
    ])
    func `whether anything is selected is not known`(whenEmpty: String, expected: Outcome) throws {
        let user: JSONValue = [
            "account_id": "u1", "account_type": "atlassian", "account_status": "active", "email": "a@acme.example",
        ]
        let rule = """
            for: user
            where: "'org-admin' in user.roles"
            require: has(user.email)
            whenEmpty: \(whenEmpty)
            """
        #expect(try outcome(rule, inventory(.reference, [.user: [user]])) == expected)
    }

    @Test(arguments: ["has(policy.type)", "has(policy.created)", "has(policy.allowed)"])
    func `what is missing or malformed is not there`(require: String) throws {
        let policy: JSONValue = [
            "id": "p1", "status": "enabled", "created": "yesterday", "attributes": ["rule": ["in": "10.0.0.0/8"]],
        ]
        #expect(
            try outcome("for: policy\nrequire: \(require)", inventory(.reference, [.policy: [policy]])) == .undetermined
        )
    }

    @Test(arguments: [
        "for: event\nwhere: event.attributes.time >= now - duration('720h')\nrequire: 'false'",
        "for: organization\nrequire: '!org.events.exists(e, e.attributes.action == \"x\")'",
    ])
    func `nothing was seen of what happened after it was looked`(rule: String) throws {
        let inventory = try inventory(.reference, [.event: []])
        let later = try #require(CELTimestamp(rfc3339: "2026-11-20T00:00:00Z"))
        #expect(try outcome(rule, inventory) != .undetermined)
        #expect(try outcome(rule, inventory, now: later) == .undetermined)
    }

    @Test func `a bound on time through a let of the file is a bound`() throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            let: { cutoff: now - duration("24h") }
            rules:
              - id: the-rule
                title: The rule
                severity: high
                for: event
                where: event.attributes.time >= cutoff
                require: 'false'
            """)
        #expect(
            rules.demand(in: .reference, now: Compiling.now).description
                == "events (from 2026-10-31T00:00:00Z): attributes, attributes.time")
    }

    @Test func `details of other resources are asked for too`() throws {
        let user: JSONValue = ["account_id": "u1", "account_type": "atlassian", "account_status": "active"]
        let inventory = try inventory(.reference, [.user: [user]])
        let rules = try Compiling.rules(
            Compiling.file("for: organization\nrequire: org.users.exists(u, 'org-admin' in u.roles)"))
        var planner = DetailPlanner(rules, now: Compiling.now)
        #expect(planner.next(inventory) == [DetailRequest(kind: .user, resource: 0, detail: .roleAssignments)])
        #expect(planner.next(inventory) == [])
    }

    @Test func `a rule that the listing had decided asks again where a detail contradicts it`() throws {
        let user: JSONValue = [
            "accountId": "u1", "accountType": "atlassian", "accountStatus": "active", "platformRoles": [],
        ]
        var inventory = try inventory(.cloud, [.user: [user]])
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: admins
                title: Admins are deactivated
                severity: high
                for: user
                where: '"org-admin" in user.roles'
                require: user.?deactivated_on.hasValue()
              - { id: users, title: All are users, severity: high, for: user, require: '"user" in user.roles' }
            """)
        var planner = DetailPlanner(rules, now: Compiling.now)
        let roles = DetailRequest(kind: .user, resource: 0, detail: .roleAssignments)
        let asked = planner.next(inventory)
        #expect(asked.map(\.whole) == [roles])
        // Of platform roles the search told.
        #expect(asked.map(\.question?.texts) == [["user"]])
        inventory.set(roles, to: [["resourceId": "r", "roleAssignments": [["role": "atlassian/org-admin"]]]])
        #expect(planner.next(inventory) == [DetailRequest(kind: .user, resource: 0, detail: .deactivatedOn)])
        #expect(planner.next(inventory) == [])
    }

    @Test func `a detail that failed is in doubt for those rules alone that read it`() throws {
        let user: JSONValue = ["account_id": "u1", "account_type": "atlassian", "account_status": "active"]
        var inventory = try inventory(.reference, [.user: [user]])
        inventory.note(Reason(.forbidden, "they say no"), about: .roleAssignments, of: .user)
        #expect(try outcome("for: user\nrequire: user.account_status == 'active'", inventory) == .pass)
        #expect(try outcome("for: user\nwhere: \"'org-admin' in user.roles\"\ncount: { max: 1 }", inventory) == .pass)
        let rules = try Compiling.rules(Compiling.file("for: user\nrequire: \"'user' in user.roles\""))
        let rule = try #require(rules.assess(inventory, now: Compiling.now).rules.first)
        #expect(rule.outcome == .undetermined)
        #expect(rule.reasons == [Reason(.forbidden, "they say no")])
    }
}

extension DetailRequest {
    /// The same for all of the detail.
    fileprivate var whole: Self { DetailRequest(kind: kind, resource: resource, detail: detail) }
}
