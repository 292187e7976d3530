import AdminAPI
import AdminSimulator
import Evaluation
import Observations
import RandomCEL
import Rules
import Testing

/// What goes wrong between the client and the API, in both dialects: it is overcome, or the outcome is undetermined.
@Suite(.serialized) struct FaultTests {
    /// 25 users on three pages, and a rule that all of them meet.
    private static func look(
        isCloud: Bool, fault: String, _ change: (inout Site) -> Void = { _ in }
    ) async throws -> Site.Sight {
        var random = SeededRandom(seed: 5)
        let organization = try RandomOrganization(users: 25, &random).simulated
        var site = Site(
            organization: try Site.Organization(organization, isCloud: isCloud))
        site.pageSize = 10
        site.faults = [fault + ",operation:" + (isCloud ? "searchDirectoryUsers" : "getDirectoryUsers")]
        change(&site)
        return try await site.look(by: try Compiled.rule("for: user\nrequire: user.account_id != \"nobody\""))
    }

    @Test(
        arguments: [
            "limit:seconds,wait:1", "limit:date,wait:1", "limit:reset,wait:1", "limit:none", "status:500", "status:502",
            "status:503", "status:504", "drop:request", "drop:answer", "drop:body", "body:truncated", "stall:30",
            "body:malformed", "slow:100000", "delay:0.1", "redirect:same", "drop:idle",
        ], [false, true])
    func `what passes is overcome`(fault: String, isCloud: Bool) async throws {
        // The second page, and the first try of it.
        let sight = try await Self.look(isCloud: isCloud, fault: fault + ",after:1,times:1") { site in
            // A busy machine may stall other answers too.
            site.attempts = 10
            if fault.hasPrefix("stall") { site.timeouts.idle = .seconds(3) }
        }
        #expect(sight.outcome("the-rule") == .pass)
        #expect(sight.inventory.collection(of: .user).resources.count == 25)
    }

    /// What lasts, and a part of what is said of it.
    static let lasting = [
        ("limit:none", "too many requests (429)"), ("limit:seconds,wait:86400", "too many requests (429)"),
        ("limit:date,wait:86400", "too many requests (429)"), ("limit:reset,wait:86400", "too many requests (429)"),
        ("limit:reset-minutes,wait:86400", "too many requests (429)"), ("status:500", "the server failed (500)"),
        ("status:502", "the server failed (502)"), ("status:503", "the server failed (503)"),
        ("status:400", "bad request (400)"), ("status:403", "the credentials do not allow it (403)"),
        ("status:404", "(404)"), ("status:418", "unexpected status 418"), ("drop:request", "no answer"),
        ("drop:answer", "no answer"), ("drop:body", "no answer"), ("stall:30", "the server took too long"),
        ("delay:30", "the server took too long"), ("body:truncated", "the answer is malformed"),
        ("body:malformed", "the answer is malformed"), ("body:html", "expected JSON, found a web page"),
        ("body:shape", "the answer is malformed"), ("huge:3000000000", "the answer is too large"),
        ("redirect:foreign", "a link leads away from the base URL"), ("die:1", "no answer"),
        ("expire:1", "the credentials were refused (401)"),
    ]

    @Test(arguments: lasting, [false, true])
    func `what lasts leaves the rule undetermined, and says why`(fault: (String, String), isCloud: Bool) async throws {
        let sight = try await Self.look(
            isCloud: isCloud, fault: fault.0 + (fault.0.contains("die") || fault.0.contains("expire") ? "" : ",after:1")
        ) {
            guard fault.0.hasPrefix("stall") || fault.0.hasPrefix("delay") else { return }
            $0.timeouts.idle = .seconds(4)
        }
        #expect(sight.outcome("the-rule") == .undetermined)
        let said = sight.assessment.rules.flatMap(\.reasons).map(\.text)
        #expect(said.count == 1)
        #expect(said.first?.contains(fault.1) == true || fault.0 == "status:404" && !isCloud, "\(said)")
        #expect(sight.inventory.collection(of: .user).resources.count == 10)
    }

    @Test(arguments: ["repeated", "foreign", "https", "file"], [false, true])
    func `a link to the next page that leads astray is not followed`(link: String, isCloud: Bool) async throws {
        let sight = try await Self.look(isCloud: isCloud, fault: "next:\(link)")
        // A search of the cloud dialect has bare cursors: only a repeated one can be wrong.
        guard !isCloud || link == "repeated" else { return }
        #expect(sight.outcome("the-rule") == .undetermined)
        let said = sight.assessment.rules.flatMap(\.reasons).map(\.text).joined()
        #expect(
            said.contains(link == "repeated" ? "a page points at one that was seen before" : "a link leads away"),
            "\(said)")
    }

    @Test(arguments: ["foreign", "https", "file"])
    func `neither is one of the listings of the cloud dialect that have links`(link: String) async throws {
        var random = SeededRandom(seed: 5)
        let organization = try RandomOrganization(users: 5, &random).simulated
        var site = Site(organization: .cloud(try SimulatedCloudOrganization(translating: organization)))
        site.pageSize = 5
        site.faults = ["next:\(link),operation:getDomains"]
        let sight = try await site.look(by: try Compiled.rule("for: domain\nrequire: domain.id != \"x\""))
        #expect(sight.outcome("the-rule") == .undetermined)
        #expect(sight.inventory.collection(of: .domain).resources.count == 5)
    }

    @Test(.timeLimit(.minutes(20)), arguments: [false, true])
    func `a 429 that lasts longer than the run may is undetermined at once`(isCloud: Bool) async throws {
        let sight = try await Self.look(isCloud: isCloud, fault: "limit:seconds,wait:7200,after:1") {
            $0.deadline = .seconds(3600)
            $0.attempts = 5
        }
        #expect(sight.outcome("the-rule") == .undetermined)
    }

    @Test(arguments: ["status:503", "drop:answer", "body:shape", "expire:12", "limit:none"], [false, true])
    func `roles that could not be read leave undetermined whose they are`(fault: String, isCloud: Bool) async throws {
        var random = SeededRandom(seed: 5)
        var organization = RandomOrganization(users: 25, &random)
        for index in organization.users.indices { organization.users[index].roles = ["user", "org-admin"] }
        let simulated = try organization.simulated
        var site = Site(
            organization: try Site.Organization(simulated, isCloud: isCloud))
        site.faults = [fault + ",operation:getUserRoleAssignments" + (fault.contains("expire") ? "" : ",after:12")]
        // All of them meet it, and none can be told not to without being asked for.
        let sight = try await site.look(
            by: try Compiled.rule("for: user\nrequire: 'user.role_assignments.exists(a, a.role == \"user\")'"))
        #expect(sight.outcome("the-rule") == .undetermined)
        let undetermined = sight.assessment.findings.count
        #expect((5...13).contains(undetermined), "\(undetermined)")
        #expect(sight.assessment.findings.allSatisfy { $0.status == .undetermined })
    }

    /// The search that lists everybody is the first, the one for those with the role the second.
    @Test(arguments: ["status:503", "body:shape", "drop:answer"], [false, true])
    func `a search for a role that fails tells nothing of anyone`(fault: String, isElsewhereToo: Bool) async throws {
        var random = SeededRandom(seed: 6)
        var organization = RandomOrganization(users: 25, &random)
        for index in organization.users.indices { organization.users[index].roles = ["user", "org-admin"] }
        var site = Site(organization: try Site.Organization(organization.simulated, isCloud: true))
        site.faults = [fault + ",operation:searchDirectoryUsers,after:1"]
        if isElsewhereToo { site.faults.append("status:503,operation:getUserRoleAssignments") }
        let sight = try await site.look(by: try Compiled.rule("for: user\nrequire: '\"user\" in user.roles'"))
        #expect(sight.calls["searchDirectoryUsers", default: 0] >= 2)
        #expect(sight.outcome("the-rule") == (isElsewhereToo ? .undetermined : .pass))
        #expect(sight.assessment.findings.count == (isElsewhereToo ? 25 : 0))
        #expect(sight.calls["getUserRoleAssignments", default: 0] >= 25)
    }
}
