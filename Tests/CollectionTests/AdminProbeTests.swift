import AdminSimulator
import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// No organization is without an admin: where none is seen, roles were not.
@Suite(.serialized) struct AdminProbeTests {
    static let rules: [(rule: String, outcome: Outcome)] = [
        ("where: '\"org-admin\" in user.roles'\ncount: { max: 5 }", .undetermined),
        ("where: '\"org-admin\" in user.roles'\ncount: { min: 1 }", .undetermined),
        ("where: '\"org-admin\" in user.roles'\nrequire: has(user.email)\nwhenEmpty: pass", .undetermined),
        ("where: '\"org-admin\" in user.roles && user.account_status == \"active\"'\ncount: { max: 5 }", .undetermined),
        (
            "where: user.account_type == \"atlassian\"\nrequire: '!user.roles.exists(r, r == \"org-admin\")'",
            .undetermined
        ),
        // What was seen was seen.
        ("require: '!(\"user\" in user.roles)'", .fail),
        // Roles do not matter to it.
        ("require: has(user.account_status)", .pass),
    ]

    /// An organization whose roles are all answered, and none of them is that of an admin.
    private func site(isCloud: Bool) throws -> Site {
        var random = SeededRandom(seed: 3)
        var organization = RandomOrganization(users: 20, &random)
        for index in organization.users.indices {
            organization.users[index].roles = ["user"]
            organization.users[index].isApp = false
            organization.users[index].email = nil
        }
        let simulated = try organization.simulated
        return Site(
            organization: try Site.Organization(simulated, isCloud: isCloud))
    }

    @Test(arguments: rules, [false, true])
    func `an organization that shows no admin shows no roles`(item: (rule: String, outcome: Outcome), isCloud: Bool)
        async throws
    {
        let sight = try await site(isCloud: isCloud).look(by: try Compiled.rule("for: user\n" + item.rule))
        #expect(sight.outcome("the-rule") == item.outcome)
        #expect(sight.assessment.rules.count == 1)
        let reasons = sight.assessment.rules.flatMap(\.reasons).map(\.text)
        let isSaid = reasons.contains {
            $0.contains("no active user has the role org-admin") || $0.contains("no organization admin")
        }
        #expect(isSaid == item.rule.contains("user.roles"))
    }

    @Test func `one admin is enough, and roles that were not asked for may hold one`() async throws {
        var random = SeededRandom(seed: 3)
        var organization = RandomOrganization(users: 20, &random)
        for index in organization.users.indices {
            organization.users[index].roles = index == 4 ? ["org-admin"] : [];
            organization.users[index].status = "active"
        }
        let site = Site(organization: .reference(try organization.simulated))
        let rule = "for: user\nwhere: '\"org-admin\" in user.roles'\n"
        #expect(try await site.look(by: try Compiled.rule(rule + "count: { max: 5 }")).outcome("the-rule") == .pass)
        organization.users[4].roles = []
        let empty = Site(organization: .reference(try organization.simulated))
        let decided = try await empty.look(by: try Compiled.rule(rule + "require: has(user.account_id)"))
        #expect(decided.calls["getUserRoleAssignments"] == nil)
        #expect(decided.outcome("the-rule") == .pass)
    }

    @Test(arguments: [false, true]) func `no users at all are no answer`(isCloud: Bool) async throws {
        let organization = try SimulatedOrganization(["id": "org-1", "type": "organization"])
        let site = Site(
            organization: try Site.Organization(organization, isCloud: isCloud))
        for item in Self.rules {
            let sight = try await site.look(by: try Compiled.rule("for: user\n" + item.rule))
            #expect(sight.outcome("the-rule") == .undetermined, "\(item.rule)")
        }
    }

    @Test func `no managed accounts at all are no answer either`() async throws {
        var organization = try SimulatedOrganization(["id": "org-1", "type": "organization"])
        try organization.add(
            [
                "account_id": "u1", "account_type": "atlassian", "account_status": "active",
                "claim_status": "unmanaged",
            ], to: .users)
        let rule = "for: user\nwhere: user.claim_status == \"managed\"\nrequire: has(user.email)\nwhenEmpty: pass"
        let sight = try await Site(organization: .reference(organization)).look(by: try Compiled.rule(rule))
        #expect(sight.outcome("the-rule") == .undetermined)
        #expect(
            sight.assessment.rules.flatMap(\.reasons).map(\.text)
                == ["the API lists no managed accounts, as it does where no domain is claimed"])
        try organization.add(
            ["account_id": "u2", "account_type": "atlassian", "account_status": "active", "email": "a@b.example"],
            to: .users)
        let managed = try await Site(organization: .reference(organization)).look(by: try Compiled.rule(rule))
        #expect(managed.outcome("the-rule") == .pass)
    }
}
