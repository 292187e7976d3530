import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// Random rules over random organizations ask no more than they must, and find what is there.
@Suite(.serialized) struct CallCountTests {
    private static let domains = """
        let:
          verified: >-
            org.domains.filter(d, d.attributes.?claim.?status.orValue("") == "verified")
            .map(d, d.attributes.?name.value())
        """

    @Test(arguments: 1...24)
    func `rules over users take the fewest calls that decide them`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let users = random.pick([20, 45, 120])
        try await expectFewest(of: RandomOrganization(users: users, &random), seed, &random)
    }

    @Test(
        .enabled(if: RandomOrganization.generator != nil, "TENET_SHARED does not name the shared folder"),
        arguments: 1...3)
    func `so do rules over an organization of the benchmark's`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        try await expectFewest(of: try RandomOrganization(benchmark: 250, seed: seed), seed, &random)
    }

    /// Who is an admin of the organization or of a site, the search tells beside each user; for other roles there are searches.
    @Test(arguments: 1...20)
    func `in the cloud dialect rules over users take the fewest searches and calls`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let organization = RandomOrganization(users: random.pick([20, 45, 110]), &random)
        try await expectFewestInCloud(of: organization, seed, &random)
    }

    @Test(
        .enabled(if: RandomOrganization.generator != nil, "TENET_SHARED does not name the shared folder"),
        arguments: 1...2)
    func `so do they over an organization of the benchmark's`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        try await expectFewestInCloud(of: try RandomOrganization(benchmark: 350, seed: seed), seed, &random)
    }

    private func expectFewestInCloud(
        of organization: RandomOrganization, _ seed: UInt64, _ random: inout SeededRandom
    ) async throws {
        var organization = organization
        let users = organization.users.count
        // No organization is without an admin who is active.
        organization.users[users / 2].status = "active"
        organization.users[users / 2].roles.insert("org-admin")
        // As the cloud dialect calls them, and as far as it has them.
        for place in organization.users.indices {
            let roles = organization.users[place].roles.subtracting(["trusted-user"])
            organization.users[place].roles = Set(roles.map { $0 == "product-admin" ? "admin" : $0 })
        }
        let rules = (1...(1 + random.below(3))).map {
            RandomUserRule($0, users: users, roles: ["org-admin", "site-admin", "admin", "user"], &random)
        }
        // Lists everybody.
        let all = "  - { id: all, title: A rule, severity: low, for: user, require: user.account_type != \"x\" }\n"
        let text = "apiVersion: tenet/v1\n\(Self.domains)\nrules:\n" + rules.map(\.text).joined() + all
        let fewest = FewestCalls(organization, rules, known: ["org-admin", "site-admin"])
        let sight = try await Site(organization: Site.Organization(organization.simulated, isCloud: true))
            .look(by: try Compiled.rules(text))

        let pages = (users + 99) / 100
        let listing = 1 + pages + (pages > 1 ? 1 : 0) + (rules.contains(where: \.readsDomains) ? 1 : 0)
        let calls = sight.calls.values.reduce(-listing, +)
        let (least, most) = (fewest.withSearches, fewest.withSearches + fewest.foresight)
        #expect(calls <= most, "seed \(seed): \(sight.calls), \(least) at least\n\(text)")
        #expect(Set(sight.calls.keys).isSubset(of: sight.planned.map(\.operation)))
        for rule in rules { try expect(sight, of: rule, fewest, "seed \(seed)\n\(rule.text)") }
    }

    /// Draws rules, and holds what looking by them takes against what a plain program needs to know.
    private func expectFewest(
        of organization: RandomOrganization, _ seed: UInt64, _ random: inout SeededRandom
    ) async throws {
        let users = organization.users.count
        let rules = (1...(1 + random.below(3))).map { RandomUserRule($0, users: users, &random) }
        let text = "apiVersion: tenet/v1\n\(Self.domains)\nrules:\n" + rules.map(\.text).joined()
        let fewest = FewestCalls(organization, rules)
        let site = Site(organization: .reference(try organization.simulated))
        let sight = try await site.look(by: try Compiled.rules(text))

        let pages = (users + 99) / 100
        var expected = ["getOrganizationById": 1, "getDirectoryUsers": pages]
        if pages > 1 { expected["getDirectoryUserCount"] = 1 }
        if rules.contains(where: \.readsDomains) { expected["getOrganizationDomains"] = 1 }
        let asked = fewest.asked.count
        if asked > 0 { expected["getUserRoleAssignments"] = asked }
        #expect(sight.calls == expected, "seed \(seed)\n\(text)")
        #expect(Set(sight.calls.keys).isSubset(of: sight.planned.map(\.operation)))
        for rule in rules { try expect(sight, of: rule, fewest, "seed \(seed)\n\(rule.text)") }
    }

    /// The outcome is that of the plain facts.
    private func expect(
        _ sight: Site.Sight, of rule: RandomUserRule, _ facts: FewestCalls, _ comment: Comment
    ) throws {
        let found = try #require(sight.assessment.rules.first { $0.rule.id == rule.id }, comment)
        let selected = facts.selectedCount(of: rule)
        if let bound = rule.maximum { #expect(found.outcome == (selected > bound ? .fail : .pass), comment) }
        if let bound = rule.minimum { #expect(found.outcome == (selected < bound ? .fail : .pass), comment) }
        guard rule.requirement != nil else { return }
        let violators = facts.violators(of: rule)
        let failing = found.findings.filter { $0.status == .fail && $0.resource.kind == .user }.map(\.resource.id)
        #expect(failing == violators.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, comment)
        if !violators.isEmpty || (rule.whenEmpty == "fail" && selected == 0) {
            #expect(found.outcome == .fail, comment)
        } else {
            #expect(found.outcome == .pass || (found.outcome == .notApplicable && selected == 0), comment)
        }
    }

    @Test(arguments: 1...10)
    func `rules over policies, domains and groups list these and no users`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let organization = RandomOrganization(users: 5, &random)
        let type = random.pick(["ip-allowlist", "data-residency", "external-user"])
        let parts: [(call: String, rule: String)] = [
            ("getOrganizationPolicies", "for: policy\n    where: policy.type == \"\(type)\"\n    count: { min: 1 }"),
            (
                "getOrganizationDomains",
                "for: domain\n    require: domain.attributes.?claim.?status.value() == \"verified\""
            ),
            ("getOrganizationGroups", "for: group\n    require: group.attributes.?member_count.value() > 2"),
        ]
        let chosen = parts.filter { _ in !random.chance(3) }
        guard !chosen.isEmpty else { return }
        let text = chosen.enumerated().map { number, part in
            "  - id: rule-\(number)\n    title: A rule\n    severity: low\n    \(part.rule)\n"
        }.joined()
        let site = Site(organization: .reference(try organization.simulated))
        let sight = try await site.look(by: try Compiled.rules("apiVersion: tenet/v1\nrules:\n" + text))
        var expected = ["getOrganizationById": 1]
        for part in chosen { expected[part.call] = 1 }
        #expect(sight.calls == expected, "seed \(seed)\n\(text)")
        for (number, part) in chosen.enumerated() where part.call == "getOrganizationPolicies" {
            let isThere = organization.policyTypes.contains(type)
            #expect(sight.outcome("rule-\(number)") == (isThere ? .pass : .fail), "seed \(seed)")
        }
        for (number, part) in chosen.enumerated() where part.call == "getOrganizationGroups" {
            let small = organization.groupSizes.count { $0 <= 2 }
            let found = sight.assessment.rules.first { $0.rule.id == "rule-\(number)" }?.findings.count
            #expect(found == small, "seed \(seed)")
        }
    }
}
