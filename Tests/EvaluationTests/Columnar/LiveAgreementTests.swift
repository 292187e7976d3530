import Evaluation
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// What is seen through the API is judged alike on columns and by the interpreter, whatever is known of it by then: the same details
/// are asked for, and the same is said.
struct LiveAgreementTests {
    private static let rounds = 10
    private static let users = 60

    @Test(arguments: Dialect.allCases)
    func `random rules ask for the same details and say the same`(dialect: Dialect) async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("live agreement: seed \(seed)")
        var asked = 0
        for round in 0..<Self.rounds {
            await Task.yield()
            asked += try expectAgreement(seed &+ UInt64(round) &* 1_000_003, dialect, "seed \(seed), round \(round)")
        }
        print("live agreement: \(asked) details asked for")
        #expect(asked > Self.rounds)
    }

    /// How many details were asked for.
    private func expectAgreement(_ seed: UInt64, _ dialect: Dialect, _ comment: Comment) throws -> Int {
        var random = SeededRandom(seed: seed)
        var drawn = RandomLiveRules(seed: seed)
        let rules = try drawn.rules(8)
        var inventory = try Self.inventory(dialect, &random)
        var interpreted = DetailPlanner(rules, now: SnapshotFixture.now, batchSize: 7, fewestOnColumns: .max)
        var onColumns = DetailPlanner(rules, now: SnapshotFixture.now, batchSize: 7, fewestOnColumns: 1)
        var asked = 0
        while true {
            let expected = interpreted.next(inventory)
            let found = onColumns.next(inventory)
            guard expected == found else {
                Issue.record("\(comment): expected \(expected), found \(found)\n\(drawn.text)")
                return asked
            }
            // What is said is compared in every fourth state on the way, and at the end.
            if expected.isEmpty || random.chance(4) { expectSame(rules, inventory, "\(comment)\n\(drawn.text)") }
            if expected.isEmpty { return asked }
            asked += expected.count
            for request in expected {
                if random.chance(12) {
                    inventory.note(Reason(.forbidden, "they say no"), about: request.detail, of: request.kind)
                } else if let answer = Self.answer(request.detail, dialect, &random) {
                    inventory.set(request, to: answer)
                }
            }
        }
    }

    private func expectSame(_ rules: CompiledRuleSet, _ inventory: Inventory, _ comment: Comment) {
        let expected = rules.assess(inventory, now: SnapshotFixture.now, onColumnsFrom: .max)
        let found = rules.assess(inventory, now: SnapshotFixture.now, onColumnsFrom: 1)
        guard expected.lines != found.lines else { return }
        for (left, right) in zip(expected.lines, found.lines) where left != right {
            Issue.record("\(comment)\ninterpreted: \(left)\non columns:  \(right)")
        }
        #expect(expected.lines.count == found.lines.count, comment)
    }

    /// Users of whom no roles, some, or all were fetched.
    private static func inventory(_ dialect: Dialect, _ random: inout SeededRandom) throws -> Inventory {
        let organization = try #require(Resource(["id": "o"], ResourceLayout(.organization, dialect)))
        var inventory = Inventory(organization: organization, dialect: dialect, takenAt: SnapshotFixture.now)
        let layout = ResourceLayout(.user, dialect)
        var reference = RandomUsers(random: random)
        var cloud = RandomCloudUsers(random: random)
        let known = random.pick([0, 1, 3, 4])
        let resources = try (0..<users).map { number in
            let line = dialect == .cloud ? cloud.line(number) : reference.line(number)
            var resource = try #require(Resource(JSONValue(parsing: line), layout))
            if random.below(4) >= known { resource.set(.roleAssignments, to: nil) }
            if dialect == .cloud, random.below(4) < known {
                resource.set(.roleAssignments, to: answer(.roleAssignments, dialect, &random))
                resource.set(.deactivatedOn, to: answer(.deactivatedOn, dialect, &random))
            }
            return resource
        }
        inventory.collections[.user] = ResourceCollection(resources: resources)
        let domain: JSONValue = ["id": "d", "attributes": ["name": "acme.com", "claim": ["status": "verified"]]]
        inventory.collections[.domain] = ResourceCollection(
            resources: [Resource(domain, ResourceLayout(.domain, dialect))].compactMap { $0 },
            completeness: random.chance(4)
                ? Completeness(missing: [.init(what: "page 2", reason: .incomplete, text: "page 2 failed")]) : .complete
        )
        return inventory
    }

    /// What a call tells; nil: nothing.
    private static func answer(_ detail: Detail, _ dialect: Dialect, _ random: inout SeededRandom) -> JSONValue? {
        if detail == .deactivatedOn { return random.pick([.null, "2026-01-01T00:00:00Z", "no time"]) }
        let roles = ["org-admin", "user", "site-admin"].filter { _ in random.chance(2) }
        return switch dialect {
        case .reference:
            random.pick([.array(roles.map { ["role": .string($0)] }), [["resource": "x"]], .null, "no list"])
        case .cloud:
            random.pick([
                .array(roles.map { ["resourceId": "r", "roleAssignments": [["role": .string("atlassian/" + $0)]]] }),
                .array([]), nil,
            ])
        }
    }
}
