import AdminSimulator
import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// Listings that change while they are read.
@Suite(.serialized) struct TornReadTests {
    /// 25 users on three pages; a rule that all of them meet.
    private func look(
        _ site: (inout Site) -> Void = { _ in }, isCloud: Bool = false, faults: String...
    ) async throws -> Site.Sight {
        var random = SeededRandom(seed: 7)
        let organization = try RandomOrganization(users: 25, &random).simulated
        var at = Site(
            organization: try Site.Organization(organization, isCloud: isCloud))
        at.pageSize = 10
        at.faults = faults
        site(&at)
        return try await at.look(by: try Compiled.rule("for: user\nrequire: user.account_id != \"nobody\""))
    }

    private func missing(_ sight: Site.Sight) -> [String] {
        sight.inventory.collection(of: .user).completeness.missing.map(\.text)
    }

    @Test(arguments: [("getDirectoryUsers", false), ("searchDirectoryUsers", true)])
    func `a user who is on two pages for a moment is read again`(operation: String, isCloud: Bool) async throws {
        let sight = try await look(isCloud: isCloud, faults: "items:repeated,operation:\(operation),times:1")
        #expect(sight.outcome("the-rule") == .pass)
        #expect(sight.inventory.collection(of: .user).resources.count == 25)
        #expect(sight.inventory.collection(of: .user).duplicateCount == 0)
        #expect(sight.calls[operation] == 6)
    }

    @Test(arguments: [("getDirectoryUsers", false), ("searchDirectoryUsers", true)])
    func `a listing that always has a user twice is so, and they are merged and counted`(
        operation: String, isCloud: Bool
    ) async throws {
        let sight = try await look(isCloud: isCloud, faults: "items:repeated,operation:\(operation)")
        #expect(sight.outcome("the-rule") == .pass)
        #expect(sight.inventory.collection(of: .user).resources.count == 25)
        #expect(sight.inventory.collection(of: .user).duplicateCount == 2)
        #expect(sight.calls[operation] == 6)
    }

    /// The first page repeats one, the second lacks another, both times.
    @Test(arguments: [
        ("getDirectoryUsers", "getDirectoryUserCount", false), ("searchDirectoryUsers", "getDirectoryUsersCount", true),
    ])
    func `a user who is always on two pages does not stand for one who is on none`(
        operation: String, count: String, isCloud: Bool
    ) async throws {
        let sight = try await look(
            isCloud: isCloud, faults: "items:repeated,operation:\(operation),times:1",
            "items:missing,operation:\(operation),times:1", "items:repeated,operation:\(operation),after:1,times:1",
            "items:missing,operation:\(operation),after:1,times:1")
        #expect(sight.outcome("the-rule") == .undetermined)
        #expect(
            missing(sight) == ["the users changed while they were read: the API counts 25 users and lists 24"])
        #expect(sight.inventory.collection(of: .user).duplicateCount == 1)
        #expect(sight.calls[operation] == 6)
        // When the first page of each reading had been read.
        #expect(sight.calls[count] == 2)
    }

    @Test(arguments: [("getDirectoryUsers", false), ("searchDirectoryUsers", true)])
    func `a user who vanishes between pages is missed by the count`(operation: String, isCloud: Bool) async throws {
        let sight = try await look(isCloud: isCloud, faults: "items:missing,operation:\(operation)")
        #expect(sight.outcome("the-rule") == .undetermined)
        #expect(
            missing(sight) == ["the users changed while they were read: the API counts 25 users and lists 23"])
        let healed = try await look(isCloud: isCloud, faults: "items:missing,operation:\(operation),times:1")
        #expect(healed.outcome("the-rule") == .pass)
        #expect(healed.inventory.collection(of: .user).resources.count == 25)
    }

    @Test(arguments: [("getDirectoryUserCount", false), ("getDirectoryUsersCount", true)])
    func `users who cannot be counted may be missing; who may not count sees no less`(
        operation: String, isCloud: Bool
    ) async throws {
        let failed = try await look(isCloud: isCloud, faults: "status:503,operation:\(operation)")
        #expect(failed.outcome("the-rule") == .undetermined)
        #expect(
            missing(failed).first?.contains("whether all users were listed is not known: the server failed (503)")
                == true)
        let refused = try await look(isCloud: isCloud, faults: "status:403,operation:\(operation)")
        #expect(refused.outcome("the-rule") == .pass)
    }

    @Test func `users on one page are of one moment and are not counted`() async throws {
        let sight = try await look { $0.pageSize = 25 }
        #expect(sight.outcome("the-rule") == .pass)
        #expect(sight.calls == ["getOrganizationById": 1, "getDirectoryUsers": 1])
    }

    @Test(arguments: [(updated: "2001-01-01T00:00:00Z", calls: 3), (updated: "2999-01-01T00:00:00Z", calls: 6)])
    func `policies are read again where one was changed meanwhile`(updated: String, calls: Int) async throws {
        var organization = try SimulatedOrganization(["id": "o1", "type": "organization"])
        for number in 1...3 {
            try organization.add(
                [
                    "id": .string("p\(number)"), "type": "ip-allowlist", "status": "enabled",
                    "updated": .string(number == 2 ? updated : "2001-01-01T00:00:00Z"),
                ], to: .policies)
        }
        var site = Site(organization: .reference(organization))
        site.pageSize = 1
        let sight = try await site.look(by: try Compiled.rule("for: policy\nrequire: policy.id != \"x\""))
        #expect(sight.outcome("the-rule") == .pass)
        #expect(sight.calls["getOrganizationPolicies"] == calls)
    }
}
