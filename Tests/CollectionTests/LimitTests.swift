import AdminAPI
import AdminSimulator
import Collection
import Evaluation
import Observations
import RandomCEL
import Rules
import Testing

/// Bounds of a run as a whole.
@Suite(.serialized) struct LimitTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - { id: few-admins, title: x, severity: low, for: user, where: '"org-admin" in user.roles', count: { max: 25 } }
          - { id: an-admin, title: x, severity: low, for: user, where: '"org-admin" in user.roles', count: { min: 1 } }
          - { id: named, title: x, severity: low, for: user, require: has(user.account_id) }
          - { id: no-apps, title: x, severity: low, for: user, where: user.account_type == "app", require: '!("org-admin" in user.roles)' }
          - { id: none, title: x, severity: low, for: user, where: user.account_status == "nowhere", require: 'false' }
          - { id: verified, title: x, severity: low, for: domain, require: has(domain.id), whenEmpty: fail }
          - { id: groups, title: x, severity: low, for: group, count: { max: 100 } }
          - { id: policies, title: x, severity: low, for: policy, where: policy.type == "ip-allowlist", count: { max: 7 } }
        """

    @Test(arguments: [false, true])
    func `with any number of calls there is no pass that all calls would not give`(isCloud: Bool) async throws {
        var random = SeededRandom(seed: 11)
        var organization = RandomOrganization(users: 28, &random)
        for index in 0..<6 { organization.users[index].isApp = true }
        let simulated = try organization.simulated
        var site = Site(
            organization: try Site.Organization(simulated, isCloud: isCloud))
        site.pageSize = 10
        let rules = try Compiled.rules(Self.rules)
        let full = try await site.look(by: rules)
        let total = full.calls.values.reduce(0, +)
        #expect(total > 8)
        var wasUndetermined = false
        for limit in 0...total {
            site.maximumCalls = limit
            guard limit > 0 else {
                await #expect(throws: CollectionError.self) { try await site.look(by: rules) }
                continue
            }
            let sight = try await site.look(by: rules)
            #expect(sight.calls.values.reduce(0, +) <= limit)
            for rule in sight.assessment.rules {
                let outcome = full.outcome(rule.rule.id)
                #expect(rule.outcome == outcome || rule.outcome == .undetermined, "\(rule.rule.id) of \(limit) calls")
                if rule.outcome == .undetermined { wasUndetermined = true }
            }
            if limit == total { #expect(sight.assessment.rules.map(\.outcome) == full.assessment.rules.map(\.outcome)) }
        }
        #expect(wasUndetermined)
    }

    @Test(arguments: [1, 4, 64]) func `the simulator sees no more requests a second than the rate`(concurrency: Int)
        async throws
    {
        var random = SeededRandom(seed: 2)
        let organization = RandomOrganization(users: 60, &random)
        var site = Site(organization: .reference(try organization.simulated))
        site.concurrency = concurrency
        let sight = try await site.look(
            by: try Compiled.rule("for: user\nrequire: '!(\"nothing\" in user.roles)'"), rate: 40)
        #expect(sight.times.count == 62)
        let times = sight.times.sorted()
        // A busy machine may hold up some and let them go together, but all of them take their time.
        #expect(times[times.count - 1] - times[0] >= .seconds(61.0 / 40) * 0.5)
    }

    /// Of two simulators together, by the clock that both count with.
    @Test func `organizations of one credential stay below one rate together`() async throws {
        var random = SeededRandom(seed: 3)
        let budget = RateBudget(rate: 40, concurrency: 8)
        let rules = try Compiled.rule("for: user\nrequire: '!(\"nothing\" in user.roles)'")
        var sites: [Site] = []
        for _ in 0..<2 {
            let organization = RandomOrganization(users: 30, &random)
            var site = Site(organization: .reference(try organization.simulated))
            site.budget = budget
            sites.append(site)
        }
        async let first = sites[0].look(by: rules)
        async let second = sites[1].look(by: rules)
        let sights = try await [first, second]
        // Both are read at the same time, 32 calls each.
        #expect(sights.map(\.times.count) == [32, 32])
        let times = sights.flatMap(\.times).sorted()
        #expect(times[times.count - 1] - times[0] >= .seconds(63.0 / 40) * 0.5)
    }
}
