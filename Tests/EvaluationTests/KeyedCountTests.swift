import CEL
import Evaluation
import JSON
import Observations
import Rules
import Testing

/// `count` with `by`: the bounds hold for each key by itself.
struct KeyedCountTests {
    private func assessment(_ count: String, _ users: [String], incomplete: Bool = false) throws -> RuleAssessment {
        let list = users.enumerated().map { "{ account_id: u\($0), \($1) }" }.joined(separator: ", ")
        let inventory = try Compiling.inventory("users: [\(list)]", incomplete: incomplete ? [.user] : [])
        let rules = try Compiling.rules(
            Compiling.file("for: user\nwhere: user.account_status == 'active'\ncount: \(count)"), allowsWarnings: true)
        return try #require(rules.assess(inventory, now: Compiling.now).rules.first)
    }

    private static let byName = "{ max: 1, by: user.name }"
    private static let byRoles = "{ max: 1, by: user.roles }"
    private static func active(_ name: String) -> String { "account_status: active, name: \(name)" }
    private static func closed(_ name: String) -> String { "account_status: closed, name: \(name)" }
    private static func unknown(_ name: String) -> String { "account_status: 7, name: \(name)" }

    @Test(arguments: [
        (byName, [], Outcome.pass),
        (byName, [active("a"), active("b")], .pass),
        (byName, [active("a"), active("a"), active("b")], .fail),
        (byName, [active("a"), closed("a")], .pass),
        // Texts that look the same are different keys.
        (byName, [active("\"\\u00E9\""), active("\"e\\u0301\"")], .pass),
        // One that is perhaps selected may be one too many of its own key only.
        (byName, [active("a"), unknown("a")], .undetermined),
        (byName, [active("a"), unknown("b")], .pass),
        (byName, [active("a"), active("a"), unknown("b")], .fail),
        // One whose key is not known may be of any.
        (byName, [active("a"), "account_status: active"], .undetermined),
        (byName, ["account_status: active"], .pass),
        (byName, ["account_status: active", "account_status: active"], .undetermined),
        ("{ max: 2, by: user.name }", ["account_status: active", active("a")], .pass),
        // A resource counts for each of its keys, once.
        (byRoles, ["account_status: active, roles: [x, y]", "account_status: active, roles: [y]"], .fail),
        (byRoles, ["account_status: active, roles: [x, x]", "account_status: active, roles: [y]"], .pass),
        (byRoles, ["account_status: active, roles: []", "account_status: active, roles: []"], .pass),
        // Only what has a resource can have too few.
        ("{ min: 2, by: user.name }", [], .pass),
        ("{ min: 2, by: user.name }", [active("a"), active("a")], .pass),
        ("{ min: 2, by: user.name }", [active("a"), active("a"), active("b")], .fail),
        ("{ min: 2, by: user.name }", [active("a"), active("a"), active("b"), unknown("b")], .undetermined),
        ("{ min: 2, by: user.name }", [active("a"), active("a"), unknown("b")], .undetermined),
        ("{ min: 1, by: user.name }", [active("a"), unknown("b")], .pass),
        ("{ min: 1, max: 1, by: user.name }", [active("a"), unknown("b")], .pass),
        ("{ max: 0, by: user.name }", [unknown("b")], .undetermined),
        ("{ max: 0, by: user.name }", [active("b")], .fail),
    ])
    func `the worst key decides`(count: String, users: [String], outcome: Outcome) throws {
        #expect(try assessment(count, users).outcome == outcome)
    }

    @Test(arguments: [
        (byName, [active("a"), active("a")], Outcome.fail), (byName, [active("a")], .undetermined),
        (byName, [], .undetermined), ("{ min: 1, by: user.name }", [active("a")], .pass),
        ("{ min: 2, by: user.name }", [active("a")], .undetermined),
    ])
    func `what was not seen may be of any key`(count: String, users: [String], outcome: Outcome) throws {
        #expect(try assessment(count, users, incomplete: true).outcome == outcome)
    }

    @Test func `the finding names each key and what is selected of it`() throws {
        let users = [Self.active("b"), Self.active("a"), Self.active("b"), Self.active("a"), Self.active("b")]
        let finding = try #require(try assessment(Self.byName, users + [Self.active("c")]).findings.first)
        #expect(finding.message == "`a`: 2 selected, at most 1 allowed; `b`: 3 selected, at most 1 allowed")
        #expect(
            finding.evidence == [
                Evidence(expr: #"user.name == "a""#, value: ["u1", "u3"]),
                Evidence(expr: #"user.name == "b""#, value: ["u0", "u2", "u4"]),
            ])
        let counts = [2, 3].map { ObservedCount(direction: .tooMany, selected: $0, most: $0) }
        #expect(
            finding.count
                == ObservedCount(
                    direction: .tooMany, selected: 3, most: 3,
                    keys: ObservedCount.Keys(failing: [CELStringKey("a"): counts[0], CELStringKey("b"): counts[1]])))
        #expect(finding.resource.kind == .organization)
    }

    @Test func `a message is written for each key`() throws {
        let count = "{ max: 0, by: user.roles, message: '${count} are ${key}' }"
        let users = ["account_status: active, roles: [x, y]", "account_status: active, roles: [y], name: z"]
        let finding = try #require(try assessment(count, users).findings.first)
        #expect(finding.message == "1 are x; 2 are y")
        #expect(finding.evidence.first == Evidence(expr: #""x" in user.roles"#, value: ["u0"]))
    }

    @Test(arguments: [
        ("{ max: 1, by: size(user.roles) }", "`count.by` must be a `string` or a `list(string)`, found `int`"),
        ("{ max: 1, by: usr.name }", "unknown name `usr`, did you mean `user`?"),
        ("{ by: user.account_id }", "`count` needs `min` or `max`"),
    ])
    func `a key is a text or several`(count: String, message: String) {
        do {
            _ = try assessment(count, [])
            Issue.record("it compiles")
        } catch {
            #expect("\(error)".contains(message), "\(error)")
        }
    }

    @Test func `details are asked for until the keys are decided`() throws {
        // Roles take a call for each user; two are enough to know that there are too many.
        let object: JSONObject = ["id": "o1"]
        let layout = ResourceLayout(.user, .reference)
        var inventory = Inventory(
            organization: try #require(Resource(.object(object), ResourceLayout(.organization, .reference))),
            dialect: .reference, takenAt: Compiling.now)
        let users = try (0..<10).map { number in
            try #require(Resource(["account_id": .string("u\(number)"), "name": "n"], layout))
        }
        inventory.collections[.user] = ResourceCollection(resources: users)
        let rules = try Compiling.rules(
            Compiling.file("for: user\nwhere: '\"org-admin\" in user.roles'\ncount: { max: 1, by: user.name }"),
            allowsWarnings: true)
        var planner = DetailPlanner(rules, now: Compiling.now, batchSize: 2)
        let first = planner.next(inventory)
        #expect(first.map(\.resource) == [0, 1])
        for request in first {
            inventory.set(request, to: [["role": "org-admin"]])
        }
        let second = planner.next(inventory)
        #expect(second.isEmpty, "\(second)")
    }
}
