import Evaluation
import JSON
import Observations
import Rules
import Testing

/// Each family of operators on columns alone, with what it comes to on each line.
struct ColumnOperatorTests {
    /// a: everything; b: nothing but what every user has; c: wrong types; d: other values.
    private static let users = [
        #"{"account_id":"a","account_type":"app","account_status":"active","name":"Ann É","email":"ann@Acme.com","created":"2024-02-29T23:59:58Z","last_active":"2026-06-30T01:02:03Z","product_access":[{"key":"jira","name":"Jira","last_active":"2026-06-01T00:00:00Z"},{"key":"trello"}],"role_assignments":[{"role":"org-admin"},{"role":"user"},{"role":"user"}]}"#,
        #"{"account_id":"b","account_type":"atlassian","account_status":"closed"}"#,
        #"{"account_id":"c","account_type":"app","account_status":"active","name":7,"email":[],"created":"soon","product_access":[1],"role_assignments":[{"role":null}]}"#,
        #"{"account_id":"d","account_type":"atlassian","account_status":"active","name":"","email":"bob@evil.example","created":"1969-12-31T00:00:00.5Z","product_access":[{"key":"jira","last_active":"2020-01-01T00:00:00Z"}],"role_assignments":[]}"#,
    ]

    /// By user: `+` holds, `-` does not, `?` cannot be decided.
    @Test(arguments: [
        // Comparisons.
        (#"user.name == "Ann É""#, "+??-"), (#"user.name != """#, "+??-"), (#"user.name < "B""#, "+??+"),
        (#"user.email >= "b""#, "-??+"), ("user.created < user.last_active", "+???"),
        (#"user.created >= timestamp("1970-01-01T00:00:00Z")"#, "+??-"),
        // Presence.
        ("has(user.name)", "+-?+"), ("user.?email.hasValue()", "+-?+"),
        // Texts.
        (#"user.email.startsWith("ann@")"#, "+??-"), (#"user.email.endsWith("example")"#, "-??+"),
        (#"user.email.contains("@")"#, "+??+"), (#"emailDomain(user.email) in ["acme.com"]"#, "+??-"),
        (#"user.name.matches("^A.*")"#, "+??-"), (#"user.email.lowerAscii() == "ann@acme.com""#, "+??-"),
        // Numbers, and what makes them.
        ("size(user.name) == 5", "+??-"), ("size(user.name) * 2 - 1 == 9", "+??-"),
        ("7 / size(user.name) == 1", "+???"),
        ("7 % size(user.name) == 2", "+???"), ("user.created.getFullYear() == 2024", "+??-"),
        ("user.created.getMonth() in [1, 2]", "+??-"), ("user.created.getDate() == 31", "-??+"),
        ("user.created.getDayOfWeek() == 4", "+??-"), ("user.created.getHours() == 23", "+??-"),
        // One of two.
        (#"user.?name.orValue("x") == "x""#, "-+?-"), (#"(has(user.name) ? user.name : "x") == "x""#, "-+?-"),
        (#"user.account_type == "app" ? has(user.email) : user.account_status == "closed""#, "++?-"),
        // Lists.
        (#"user.product_access.exists(p, p.key == "trello")"#, "+-?-"),
        (#"user.product_access.all(p, p.key == "jira")"#, "-+?+"),
        (#"user.product_access.exists_one(p, p.key == "jira")"#, "+-?+"),
        (#"user.product_access.exists(p, p.last_active > now - duration("2160h"))"#, "+-?-"),
        (#"user.product_access.all(p, p.last_active > now - duration("2160h"))"#, "?+?-"),
        ("user.product_access.exists(p, p.last_active < user.created)", "?-?-"),
        ("user.product_access.size() == 2", "+-?-"), ("user.product_access.filter(p, has(p.name)).size() == 1", "+-?-"),
        (#""trello" in user.product_access.map(p, p.key)"#, "+-?-"), (#""org-admin" in user.roles"#, "+-?-"),
        ("user.roles.size() == 2", "+-?-"), (#"user.roles.exists(r, r.startsWith("org-"))"#, "+-?-"),
        (#"user.roles.exists_one(r, r == "user")"#, "+-?-"),
    ])
    func `an operation on columns`(condition: String, results: String) async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - { id: the-rule, title: The rule, severity: low, for: user, require: \(JSONValue.string(condition).serialized()) }
            """, allowsWarnings: true)
        let execution = try #require(rules.executions(in: .reference, now: SnapshotFixture.now).first)
        #expect(execution.isStreamed)
        #expect(execution.interpreted == [])
        let fixture = try SnapshotFixture(
            [.user: Array(Self.users.joined(separator: "\n").utf8)],
            [.user: #", "details": {"role_assignments": "all"}"#])
        let found = try #require(try await fixture.columnar(rules).rules.first).findings
        let marks = ["a", "b", "c", "d"].map { id in
            switch found.first(where: { $0.resource.id == id })?.status {
            case nil: "+"
            case .fail: "-"
            case .undetermined: "?"
            case .waived: "w"
            }
        }
        #expect(marks.joined() == results)
        let expected = try fixture.interpreted(rules).lines
        #expect(try await fixture.columnar(rules).lines == expected)
    }

    /// Two names that look the same, and are other bytes: a letter with two marks in either order.
    private static let names = (first: "a\u{323}\u{307}", second: "a\u{307}\u{323}")

    @Test(arguments: [
        #"user.name == "NAME""#, #""NAME" in [user.name, "x"]"#, #"user.name.replace("NAME", "x") == "x""#,
        #"(has(user.name) ? user.name : "NAME") == "NAME""#,
    ])
    func `texts that only look the same are others`(condition: String) async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: both
                title: Both
                severity: low
                for: user
                where: \(Self.yaml(condition, Self.names.second))
                require: \(Self.yaml(condition, Self.names.first))
              - { id: one, title: One, severity: low, for: user, require: \(Self.yaml(condition, Self.names.first)) }
              - { id: other, title: Other, severity: low, for: user, require: \(Self.yaml(condition, Self.names.second)) }
            """, allowsWarnings: true)
        let users = [("a", Self.names.first), ("b", Self.names.second)].map { id, name in
            #"{"account_id":"\#(id)","account_type":"atlassian","account_status":"active","name":"\#(name)"}"#
        }
        let fixture = try SnapshotFixture([.user: Array(users.joined(separator: "\n").utf8)])
        let found = try await fixture.columnar(rules).findings.map { "\($0.rule) \($0.resource.id)" }
        #expect(found == ["both b", "one b", "other a"])
    }

    /// A name means what is nearest: a variable of a macro hides a `let`, and one with a point before it is never a variable.
    @Test(arguments: [
        (#"user.product_access.exists(n, dyn(n).key == "jira")"#, ["b", "c"]),
        (#".n.replace("a", "x") == "x""#, ["b", "d"]), (#".m == "a""#, ["b", "d"]),
        (#"user.product_access.exists(n, .n == "a")"#, ["b", "d"]),
        (#"user.product_access.exists(n, .n.replace("a", n.key) == "jira")"#, ["b", "c", "d"]),
        (#"user.product_access.exists(user, .user.?name.orValue("") == "a")"#, ["b", "d"]),
        (#"["x"].exists(user, .user.?name.orValue("") == "a" && user == "x")"#, ["b", "d"]),
        (#"["x"].exists(n, .n.replace("a", "x") == n)"#, ["b", "d"]),
    ])
    func `a hidden name is not taken for what it hides`(condition: String, violating: [String]) async throws {
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - id: the-rule
                title: The rule
                severity: low
                for: user
                let: { n: 'user.?name.orValue("")', m: '.n.lowerAscii()' }
                where: n != "z" && m != "z"
                require: \(JSONValue.string(condition).serialized())
            """, allowsWarnings: true)
        let users = [("a", "a", "jira"), ("b", "b", "trello"), ("c", "a", "trello"), ("d", "b", "jira")].map {
            #"{"account_id":"\#($0)","account_type":"atlassian","account_status":"active","name":"\#($1)","product_access":[{"key":"\#($2)"}]}"#
        }
        let fixture = try SnapshotFixture([.user: Array(users.joined(separator: "\n").utf8)])
        let found = try await fixture.columnar(rules)
        #expect(found.findings.map(\.resource.id) == violating)
        let expected = try fixture.interpreted(rules).lines
        #expect(found.lines == expected)
    }

    /// Of an odd line, such as one that holds a key twice, the columns are empty from there on: nothing that it holds itself may
    /// be remembered of them.
    @Test func `an odd line says nothing of plain ones`() async throws {
        let condition = #"(user.account_status in ["active", user.account_type] ? "yes" : "no") == "yes""#
        let rules = try Compiling.rules(
            """
            apiVersion: tenet/v1
            rules:
              - { id: the-rule, title: The rule, severity: low, for: user, require: \(JSONValue.string(condition).serialized()) }
            """, allowsWarnings: true)
        let users = [
            #"{"account_id":"a","x":1,"x":1,"account_type":"app","account_status":"active"}"#,
            #"{"account_id":"b"}"#,
        ]
        let fixture = try SnapshotFixture([.user: Array(users.joined(separator: "\n").utf8)])
        let found = try await fixture.columnar(rules)
        #expect(found.findings.map { "\($0.resource.id) \($0.status)" } == ["b undetermined"])
        let expected = try fixture.interpreted(rules).lines
        #expect(found.lines == expected)
    }

    private static func yaml(_ condition: String, _ name: String) -> String {
        JSONValue.string(condition.replacing("NAME", with: name)).serialized()
    }
}
