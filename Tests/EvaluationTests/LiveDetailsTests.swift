import CEL
import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// A live run asks for as few details as it can, and says after waivers what one that knows all of them says.
struct LiveDetailsTests {
    private static let isAdmin = "\"org-admin\" in user.roles"

    /// Rules with what may be waived or attested of them.
    private static let cases: [(rule: String, waivers: [String])] = [
        ("where: '\(isAdmin)'\ncount: { max: 1 }", ["upTo: 2", "upTo: 4"]),
        ("where: '\(isAdmin)'\ncount: { max: 1, by: user.name }", ["upTo: 1", "upTo: 2", "upTo: 3"]),
        ("where: '\(isAdmin)'\ncount: { min: 4 }", ["downTo: 1", "downTo: 2"]),
        ("where: '\(isAdmin)'\ncount: { min: 2, by: user.name }", ["downTo: 1"]),
        ("where: '\(isAdmin)'\ncount: { min: 2, max: 3 }", ["downTo: 1", "upTo: 5"]),
        ("where: '\(isAdmin)'\ncount: { min: 2, max: 2, by: user.name }", ["downTo: 1", "upTo: 3"]),
        ("require: user.account_status == 'active'", ["where: '\(isAdmin)'", "resource: u1"]),
        ("where: '\(isAdmin)'\nrequire: has(user.email)\nwhenEmpty: fail", ["resource: organization", "resource: u1"]),
        ("require: has(user.email) || !(\(isAdmin))\ncount: { max: 3 }", ["upTo: 5", "where: '\(isAdmin)'"]),
        ("require: user.?mfa_enabled.value()", ["attest where: '\(isAdmin)'", "attest resource: u1"]),
        ("where: '\(isAdmin)'\nrequire: user.?mfa_enabled.value()", ["attest where: '\(isAdmin)'"]),
    ]

    @Test(arguments: cases.indices)
    func `what is waived is the same whether details were asked for or known`(index: Int) throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("live details \(index): seed \(seed)")
        var random = SeededRandom(seed: seed)
        let (body, subjects) = Self.cases[index]
        for _ in 0..<40 {
            // A rule can have one bound of a kind.
            var bounds: Set<Substring> = []
            let chosen = subjects.shuffled(using: &random).filter { subject in
                !random.chance(3) && bounds.insert(subject.prefix { $0 != ":" }).inserted
            }
            var rules = try Waiving.rules(
                Compiling.rules(Compiling.file("for: user\n" + body), allowsWarnings: true), Self.file(chosen))
            rules.countsAreCompared = random.chance(3)
            let users = (0..<random.below(8)).map { Self.user($0, &random) }
            let whole = try Self.inventory(users) { _ in true }
            var live = try Self.inventory(users) { $0 != "role_assignments" }
            var planner = DetailPlanner(rules, now: Compiling.now, batchSize: 1 + random.below(3))
            var calls = 0
            while case let requests = planner.next(live), !requests.isEmpty {
                calls += requests.count
                guard calls <= users.count else { break }
                for request in requests {
                    live.set(request, to: users[request.resource]["role_assignments"] ?? [])
                }
            }
            let text = "seed \(seed): \(body), \(chosen), \(users)"
            #expect(calls <= users.count, "\(text)")
            let (expected, found) = (Self.verdict(rules, whole), Self.verdict(rules, live))
            #expect(found == expected, "\(text)")
        }
    }

    /// The outcome, each finding with its status, and counts where something compares them.
    private static func verdict(_ rules: CompiledRuleSet, _ inventory: Inventory) -> [String] {
        let assessment = rules.assess(inventory, now: Compiling.now)
            .accepting(rules, on: inventory, today: Waiving.today)
        return assessment.rules.flatMap { rule in
            ["\(rule.outcome)"]
                + rule.findings.map { finding in
                    let count = rules.isCountCompared(of: rule.rule.id) ? finding.count?.line : nil
                    return "\(finding.resource.id) \(finding.status) \(count ?? "")"
                }
        }
    }

    private static func user(_ number: Int, _ random: inout SeededRandom) -> JSONObject {
        var user: JSONObject = [
            "account_id": .string("u\(number)"), "account_type": "atlassian",
            "account_status": random.chance(2) ? "active" : "closed", "name": .string(random.pick(["a", "b"])),
        ]
        if random.chance(2) { user["email"] = "x@acme.example" }
        user["role_assignments"] = random.chance(2) ? [["role": "org-admin"]] : []
        return user
    }

    private static func inventory(_ users: [JSONObject], knows: (String) -> Bool) throws -> Inventory {
        let organization = try #require(
            Resource(["id": "organization"], ResourceLayout(.organization, .reference)))
        var inventory = Inventory(organization: organization, dialect: .reference, takenAt: Compiling.now)
        let layout = ResourceLayout(.user, .reference)
        inventory.collections[.user] = ResourceCollection(
            resources: try users.map { user in
                var known = user
                for member in user.members where !knows(member.key) { known[member.key] = nil }
                return try #require(Resource(.object(known), layout))
            })
        return inventory
    }

    private static func file(_ subjects: [String]) -> String {
        let waivers = subjects.filter { !$0.hasPrefix("attest ") }
            .map { Waiving.waiver($0).replacing("waivers:\n", with: "") }
        let attestations = subjects.filter { $0.hasPrefix("attest ") }
            .map { Waiving.attestation(String($0.dropFirst(7))).replacing("attestations:\n", with: "") }
        return "waivers: \(waivers.isEmpty ? "[]" : "")\n" + waivers.joined()
            + "attestations: \(attestations.isEmpty ? "[]" : "")\n" + attestations.joined()
    }
}
