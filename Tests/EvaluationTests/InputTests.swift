import CEL
import Diagnostics
import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing
import YAML

/// What rules make of what they read from elsewhere.
struct InputTests {
    private static func rules(_ body: String) throws -> CompiledRuleSet {
        try Compiling.rules(
            Compiling.file(body).replacing(
                "rules:", with: "inputs: { old: { snapshot: old }, hr: { csv: hr.csv } }\nrules:"),
            allowsWarnings: true)
    }

    private static func table(_ rows: [[String: String]]) -> CELValue {
        .list(
            CELList(
                rows.map { row in .map(CELMap(uniqueStringKeys: row.map { ($0.key, .string($0.value)) })) }))
    }

    private static func old(_ inventory: Inventory) -> CELValue { .object(InputInventory(inventory, named: "old")) }

    private static let organization = """
        policies: [ { id: p1, type: ip-allowlist, status: enabled }, { id: p2, type: ip-allowlist, status: enabled } ]
        users: [ { account_id: u1, account_type: atlassian, account_status: active, email: a@b.example } ]
        """

    private static let approved = """
        for: policy
        require: old.policies.exists(a, a.id == policy.id && a.?status == policy.?status)
        """

    private func outcome(_ rules: CompiledRuleSet) throws -> RuleAssessment {
        let inventory = try Compiling.inventory(Self.organization)
        return try #require(rules.assess(inventory, now: Compiling.now).rules.first)
    }

    @Test func `a second inventory is what policies are held against`() throws {
        var rules = try Self.rules(Self.approved)
        rules.inputs.set(
            "old",
            to: Self.old(
                try Compiling.inventory(
                    "policies: [ { id: p1, type: ip-allowlist, status: enabled }, { id: p2, type: ip-allowlist, status: disabled } ]"
                )))
        let rule = try outcome(rules)
        #expect(rule.outcome == .fail)
        #expect(rule.findings.map(\.resource.id) == ["p2"])
    }

    @Test func `what a second inventory does not show is not "not approved"`() throws {
        var rules = try Self.rules(Self.approved)
        rules.inputs.set(
            "old",
            to: Self.old(
                try Compiling.inventory(
                    "policies: [ { id: p1, type: ip-allowlist, status: enabled } ]", incomplete: [.policy])))
        let rule = try outcome(rules)
        #expect(rule.outcome == .undetermined)
        #expect(rule.findings.map(\.status) == [.undetermined, .undetermined])
        #expect(
            rule.findings.first?.reasons == [Reason(.incomplete, "input `old`: policies are given as incomplete")])
    }

    @Test func `a kind that the dialect of a second inventory lacks is unknown`() throws {
        var rules = try Self.rules("for: policy\nrequire: old.workspaces.all(w, w.id != policy.id)")
        rules.inputs.set("old", to: Self.old(try Compiling.inventory("{}")))
        let rule = try outcome(rules)
        #expect(rule.outcome == .undetermined)
        #expect(
            rule.findings.first?.reasons
                == [Reason(.unsupported, "input `old`: the reference dialect has no workspaces")])
    }

    @Test func `an input that was not read decides nothing`() throws {
        let rule = try outcome(Self.rules(Self.approved))
        #expect(rule.outcome == .undetermined)
        #expect(rule.findings.first?.reasons == [Reason(.incomplete, "the input `old` was not read")])
    }

    /// Details of a second inventory must not be asked of the organization.
    @Test func `nothing is fetched for what a second inventory does not know`() throws {
        var rules = try Self.rules(
            "for: user\nrequire: old.users.exists(u, u.account_id == user.account_id && 'org-admin' in u.roles)")
        let layout = ResourceLayout(.user, .reference)
        var inventory = try Compiling.inventory("{}")
        let user: JSONObject = ["account_id": "u1", "account_type": "atlassian", "account_status": "active"]
        inventory.collections[.user] = ResourceCollection(
            resources: [try #require(Resource(.object(user), layout))])
        rules.inputs.set("old", to: Self.old(inventory))
        #expect(
            rules.demand(in: .reference, now: Compiling.now).collections.keys.sorted { $0.rawValue < $1.rawValue } == [
                .user
            ])
        #expect(rules.demand(in: .reference, now: Compiling.now).collections[.user]?.details == [])
        var planner = DetailPlanner(rules, now: Compiling.now)
        #expect(planner.next(inventory) == [])
        let rule = try #require(rules.assess(inventory, now: Compiling.now).rules.first)
        #expect(rule.outcome == .undetermined)
        #expect(
            rule.findings.first?.reasons
                == [Reason(.incomplete, "input `old`: `user.role_assignments` was not fetched")])
    }

    @Test func `only the kinds that are read of second inventories are needed`() throws {
        #expect(try Self.rules(Self.approved).inputKinds == [.policy])
        #expect(
            try Self.rules("for: user\nlet: { names: 'old.groups.map(g, g.id)' }\nrequire: user.account_id in names")
                .inputKinds == [.group])
    }

    @Test func `a column that a table lacks decides nothing`() throws {
        var rules = try Self.rules("for: user\nrequire: hr.exists(p, p.mail == user.email)")
        rules.inputs.set("hr", to: Self.table([["email": "a@b.example"]]))
        #expect(try outcome(rules).outcome == .undetermined)
    }

    @Test func `the evidence says how large a table is, not what is in it`() throws {
        var rules = try Self.rules("for: user\nrequire: hr.exists(p, p.email == user.email)")
        rules.inputs.set("hr", to: Self.table([["email": "c@d.example"], ["email": "e@f.example"]]))
        #expect(
            try outcome(rules).findings.first?.evidence == [
                Evidence(expr: "hr", value: .array([]), total: 2), Evidence(expr: "user.email", value: "a@b.example"),
            ])
    }

    @Test func `a bound on time may come from a table`() throws {
        var rules = try Self.rules(
            "for: event\nwhere: event.attributes.time >= timestamp(hr[0].since)\nrequire: 'false'")
        rules.inputs.set("hr", to: Self.table([["since": "2026-10-01T00:00:00Z"]]))
        let demand = rules.demand(in: .reference, now: Compiling.now)
        #expect(demand.collections[.event]?.filter?.from == CELTimestamp(rfc3339: "2026-10-01T00:00:00Z"))
    }

    /// Columns, the interpreter and a loop in plain Swift agree on random tables.
    @Test func `users are held against tables and second inventories alike, however they are judged`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("inputs: seed \(seed)")
        var random = SeededRandom(seed: seed)
        func pick(_ values: [String]) -> String { random.pick(values) }
        let names = (0..<30).map { "u\($0)" }
        for _ in 0..<20 {
            let users = names.shuffled(using: &random).prefix(20)
            let rows = (0..<15).map { _ in ["id": pick(names), "status": pick(["employed", "left"])] }
            let known = names.shuffled(using: &random).prefix(12).map { ($0, pick(["active", "closed"])) }
            let statuses = Dictionary(uniqueKeysWithValues: users.map { ($0, pick(["active", "closed"])) })
            func line(_ id: String, _ status: String) -> String {
                #"{"account_id":"\#(id)","account_type":"atlassian","account_status":"\#(status)"}"#
            }
            let fixture = try SnapshotFixture([
                .user: Array(users.map { line($0, statuses[$0] ?? "") }.joined(separator: "\n").utf8)
            ])
            let second = try SnapshotFixture([
                .user: Array(known.map { line($0.0, $0.1) }.joined(separator: "\n").utf8)
            ])
            var rules = try Self.rules(
                """
                for: user
                where: hr.exists(p, p.id == user.account_id && p.status == "left")
                require: old.users.exists(u, u.account_id == user.account_id && u.account_status == user.account_status)
                """)
            rules.inputs.set("hr", to: Self.table(rows))
            rules.inputs.set("old", to: Self.old(try second.reader().inventory()))
            let expected = users.filter { user in
                rows.contains { $0["id"] == user && $0["status"] == "left" }
                    && !known.contains { $0.0 == user && $0.1 == statuses[user] }
            }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let interpreted = try fixture.interpreted(rules)
            let columnar = try await fixture.columnar(rules)
            #expect(interpreted.lines == columnar.lines, "seed \(seed)")
            #expect(interpreted.findings.map(\.resource.id) == Array(expected), "seed \(seed)")
        }
    }

    @Test(arguments: ["''", "", "~", "null"])
    func `nothing in a row of a test is an empty field`(field: String) throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            inputs: { hr: { csv: hr.csv } }
            rules:
              - id: known
                title: Every user is known
                severity: low
                for: user
                require: hr.exists(p, p.id == user.account_id && p.status == "")
                tests:
                  - name: known
                    inputs: { hr: [ { id: u1, status: \(field) } ] }
                    given: { users: [ { account_id: u1, account_type: app, account_status: active } ] }
                    expect: { outcome: pass }
            """)
        let runner = RuleTestRunner(rules) { _, _, _ in throw CancellationError() }
        #expect(rules.tests.map { runner.run($0).differences } == [[]])
    }

    @Test func `rules with inputs prove themselves`() throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            inputs: { old: { snapshot: old }, hr: { csv: hr.csv } }
            rules:
              - id: known
                title: Every user is known
                severity: low
                for: user
                require: user.account_id in hr.map(p, p.id) || old.users.exists(u, u.account_id == user.account_id)
                tests:
                  - name: known to one of both
                    inputs:
                      hr: [ { id: u1, status: "" } ]
                      old: { users: [ { account_id: u2, account_type: app, account_status: active } ] }
                    given:
                      users:
                        - { account_id: u1, account_type: app, account_status: active }
                        - { account_id: u2, account_type: app, account_status: active }
                        - { account_id: u3, account_type: app, account_status: active }
                    expect: { outcome: fail, findings: [u3] }
                  - name: not seen whole
                    inputs: { hr: [], old: { incomplete: [users] } }
                    given: { users: [ { account_id: u3, account_type: app, account_status: active } ] }
                    expect: { outcome: undetermined, undetermined: [u3] }
                  - name: not given
                    given: { users: [ { account_id: u3, account_type: app, account_status: active } ] }
                    expect: { outcome: undetermined }
                  - name: wrong
                    inputs: { hr: [], old: {} }
                    given: { users: [ { account_id: u3, account_type: app, account_status: active } ] }
                    expect: { outcome: pass }
            """)
        let runner = RuleTestRunner(rules) { _, _, _ in throw CancellationError() }
        #expect(
            rules.tests.map { runner.run($0).differences } == [
                [], [], [], ["expected the outcome pass, found fail"],
            ])
    }
}
