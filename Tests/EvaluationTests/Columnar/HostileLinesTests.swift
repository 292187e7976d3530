import Evaluation
import Observations
import Rules
import Testing

/// Lines that nobody writes on purpose: columns and the interpreter must see the same in them.
struct HostileLinesTests {
    private static let rules = """
        apiVersion: tenet/v1
        params:
          domains: { type: list(string), default: [acme.com, Ünïcode.example] }
          pattern: { type: string, default: "(?i)^(svc|bot)[-_.]" }
        rules:
          - { id: domain, title: Known domain, severity: low, for: user, where: 'has(user.email)', require: 'emailDomain(user.email) in params.domains', message: "${user.email} of ${user.?name.orValue(\\"nobody\\")} since ${user.created}" }
          - { id: unguarded, title: Unguarded, severity: low, for: user, where: 'user.email.endsWith("acme.com")', require: 'user.name.lowerAscii().startsWith("e")' }
          - { id: times, title: Times, severity: low, for: user, require: 'user.?last_active.or(user.?created).orValue(timestamp("2020-01-01T00:00:00Z")) >= now - duration("2160h")' }
          - { id: order, title: Order, severity: low, for: user, where: 'has(user.last_active) && has(user.created)', require: 'user.last_active >= user.created' }
          - { id: age, title: Age, severity: low, for: user, where: 'user.?created.hasValue()', require: 'now - user.created > duration("24h")' }
          - { id: access, title: Access, severity: low, for: user, where: 'user.?product_access.orValue([]).size() > 0', require: 'user.account_status == "active" || user.product_access.size() < 2' }
          - { id: products, title: Products, severity: low, for: user, require: '!user.product_access.exists(p, p.key == "trello")', message: "${user.product_access.map(p, p.key)}" }
          - { id: roles, title: Roles, severity: low, for: user, where: 'user.account_type == "app"', require: '!user.roles.exists(r, r in ["org-admin", "site-admin"])' }
          - { id: admins, title: Admins, severity: low, for: user, where: '"org-admin" in user.roles', count: { max: 1 } }
          - { id: names, title: Names, severity: low, for: user, where: 'has(user.name) && user.name.matches(params.pattern)', require: 'user.account_type in ["app", "customer"]' }
          - { id: blank, title: Blank, severity: low, for: user, require: 'has(user.name) && user.name.matches("[^ \\\\t\\\\r\\\\n]")' }
          - { id: choice, title: Choice, severity: low, for: user, require: 'user.account_type == "app" ? !has(user.email) : has(user.email) && user.email.contains("@")' }
          - { id: members, title: Members, severity: low, for: group, where: 'has(group.attributes.name)', require: 'group.attributes.?member_count.orValue(0) < 10' }
          - { id: claims, title: Claims, severity: low, for: domain, require: 'domain.attributes.?claim.?status.orValue("") == "verified"' }
          - { id: claimed, title: Claimed, severity: low, for: domain, where: 'has(domain.attributes.claim)', require: 'domain.attributes.claim.status != "pending"' }
          - { id: claimless, title: Claimless, severity: low, for: domain, require: 'has(domain.attributes.claim.status)' }
          - { id: free, title: Free, severity: low, for: policy, where: 'policy.type == "authentication"', require: 'policy.attributes.?two_step.orValue("") == "required"' }
          - { id: allowed, title: Allowed, severity: low, for: policy, where: 'policy.type == "ip-allowlist"', require: 'policy.?allowed.orValue([]).all(a, a != "0.0.0.0/0")' }
        """

    private static let users = [
        #"{"account_id":"a","account_type":"atlassian","account_status":"active","name":"Eve","email":"eve@acme.com","created":"2026-01-01T00:00:00Z","last_active":"2026-06-01T00:00:00.5+02:00","product_access":[{"key":"trello"},{"key":"jira"}],"role_assignments":[{"role":"org-admin"},{"role":"user"},{"role":"org-admin"}]}"#,
        // Blanks, another order, a carriage return.
        "  { \"email\" : \"EVE@ACME.COM\" ,\t\"account_status\":\"closed\", \"account_type\":\"app\" , \"account_id\": \"b\" ,\"role_assignments\" : [ { \"role\" : \"site-admin\" , \"x\" : [ ] } ] , \"product_access\" : [ { \"key\" : \"jira\" , \"n\" : 1.50e3 } ] } \r",
        // Escapes in values and in keys, a pair of surrogates and half of one.
        #"{"account_id":"c\u0041","account_type":"app","account_status":"active","name":"svc-\ud83d\ude00\t\u00e9","email":"a\u0040b@\u00dcn\u00efcode.example"}"#,
        #"{"account_id":"d","account_type":"app","account_status":"active","n\u0061me":"bot-\ud800x","email":"x@y"}"#,
        // Nulls.
        #"{"account_id":"e","account_type":"atlassian","account_status":"active","name":null,"email":null,"created":null,"last_active":null,"product_access":null,"role_assignments":null}"#,
        // Wrong types everywhere.
        #"{"account_id":"f","account_type":7,"account_status":["active"],"name":{"first":"x"},"email":true,"created":20260101,"last_active":"yesterday","product_access":{"key":"trello"},"role_assignments":"org-admin"}"#,
        #"{"account_id":"g","account_type":"app","account_status":"active","product_access":[1,"x",{"key":"trello"}],"role_assignments":[{"role":3},{"role":"org-admin"}]}"#,
        #"{"account_id":"h","account_type":"app","account_status":"active","product_access":[{"key":null},{}],"role_assignments":[{"roleAssignments":[{"role":"atlassian/org-admin"}]}]}"#,
        // Keys that come twice: the last counts.
        #"{"account_id":"i","account_type":"app","account_type":"atlassian","account_status":"active","email":"i@acme.com","email":"i@evil.example"}"#,
        #"{"account_id":"j","account_type":"app","account_status":"active","product_access":[{"key":"trello","key":"jira"}],"picture":"x","picture":"y"}"#,
        #"{"account_id":"first","account_id":"k","account_type":"app","account_status":"active"}"#,
        // Times of all kinds.
        #"{"account_id":"l","account_type":"atlassian","account_status":"active","created":"2024-02-29t12:00:00.123456789123z","last_active":"2026-02-30T00:00:00Z"}"#,
        #"{"account_id":"m","account_type":"atlassian","account_status":"active","created":"0001-01-01T00:00:00Z","last_active":"9999-12-31T23:59:59-00:01"}"#,
        #"{"account_id":"n","account_type":"atlassian","account_status":"active","created":"2026-06-30T23:59:60Z","last_active":"2026-04-02T00:00:00Z"}"#,
        #"{"account_id":"n2","account_type":"atlassian","account_status":"active","created":"2026-06-30T24:00:00Z","last_active":"2026-04-31T00:00:00+01:00"}"#,
        #"{"account_id":"n3","account_type":"atlassian","account_status":"active","created":"2026-06-30T23:00:00.1Z","last_active":"2026-06-30T23:00:00.100Z"}"#,
        // The same id again, written in another way.
        #"{"account_id":"\u0061","account_type":"app","account_status":"active"}"#,
        #"{"account_id":"c\u0041","account_type":"app","account_status":"closed"}"#,
        #"{"account_id":"cA","account_type":"app","account_status":"closed"}"#,
        // No resources at all.
        "", "   ", "[]", "null", "{}", #"{"account_id":""}"#, #"{"account_id":null}"#, #"{"account_id":1}"#,
        #"{"account_id":"o""#, #"{"account_id":"o","x":tru}"#, #"{"account_id":"o","x":01}"#,
        #"{"account_id":"o","x":1.}"#,
        #"{"account_id":"o","x":-}"#, #"{"account_id":"o","x":1e}"#, #"{"account_id":"o",}"#, #"{"account_id":"o"} x"#,
        #"{"account_id":"o","x":"\x"}"#, #"{"account_id":"o","x":"\u12g4"}"#, "{\"account_id\":\"o\",\"x\":\"\u{1}\"}",
        #"{"account_id":"o","x":[1,2}"#, #"{"account_id":"o" "x":1}"#, #"{'account_id':"o"}"#,
        #"{"account_id":"o","x":NaN}"#,
        // Numbers of any size, deep nesting, and what nobody asked for.
        #"{"account_id":"p","account_type":"app","account_status":"active","x":123456789012345678901234567890,"y":-0.0e-999}"#,
        #"{"account_id":"q","account_type":"app","account_status":"active","x":"#
            + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}",
        #"{"account_id":"r","account_type":"app","account_status":"active","x":"#
            + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}",
        #"{"account_id":"s","account_type":"atlassian","account_status":"active","name":""#
            + String(repeating: "é", count: 40_000)
            + #"","email":"# + "\"" + String(repeating: "a@", count: 5_000) + "acme.com\"}",
        "{\"account_id\":\"t\",\"account_type\":\"app\",\"account_status\":\"active\",\"name\":\"\u{7F}\u{2028}\u{202E}##[x]\"}",
    ]

    private static let groups = [
        #"{"id":"g1","attributes":{"name":"a","member_count":5}}"#,
        #"{"id":"g2","attributes":{"name":"b","member_count":5.0}}"#,
        #"{"id":"g3","attributes":{"name":"c","member_count":1e2}}"#,
        #"{"id":"g4","attributes":{"name":"d","member_count":5.5}}"#,
        #"{"id":"g5","attributes":{"name":"e","member_count":99999999999999999999}}"#,
        #"{"id":"g6","attributes":{"name":"f","member_count":9223372036854775807}}"#,
        #"{"id":"g7","attributes":{"name":"g","member_count":-3}}"#, #"{"id":"g8","attributes":null}"#,
        #"{"id":"g9","attributes":7}"#,
        #"{"id":"g10"}"#, #"{"id":"g11","attributes":{"name":"x"},"attributes":{"member_count":50}}"#,
        #"{"id":"g12","attributes":{"name":"n","member_count":null}}"#,
    ]

    private static let domains = [
        #"{"id":"d1","attributes":{"name":"a.com","claim":{"status":"verified"}}}"#,
        #"{"id":"d2","attributes":{"name":"b.com","claim":null}}"#,
        #"{"id":"d3","attributes":{"name":"c.com","claim":{}}}"#,
        #"{"id":"d4","attributes":{"name":"d.com","claim":{"status":"pending"}}}"#,
        #"{"id":"d5","attributes":{}}"#, #"{"id":"d6","attributes":{"claim":[]}}"#,
        #"{"id":"d7","attributes":{"claim":{"status":{}}}}"#,
        #"{"id":"d8"}"#,
    ]

    private static let policies = [
        #"{"id":"p1","type":"authentication","attributes":{"two_step":"required"}}"#,
        #"{"id":"p2","type":"authentication","attributes":{"two_step":1}}"#,
        #"{"id":"p3","type":"authentication","attributes":{}}"#, #"{"id":"p4","type":"authentication"}"#,
        #"{"id":"p5","type":"ip-allowlist","attributes":{"rule":{"in":["1.2.3.4","0.0.0.0/0"]}}}"#,
        #"{"id":"p6","type":"ip-allowlist","rule":{"in":["0.0.0.0/0"]},"attributes":{"rule":{"in":["1.2.3.4"]}}}"#,
        #"{"id":"p7","type":"ip-allowlist","rule":{"in":["9.9.9.9"]},"attributes":{"rule":{"in":["1.2.3.4"]}}}"#,
        #"{"id":"p8","type":"ip-allowlist","attributes":{"rule":{"in":"x"}}}"#,
        #"{"id":"p9","type":"ip-allowlist","attributes":{"rule":[]}}"#,
    ]

    private static func fixture(users: [UInt8], details: String) throws -> SnapshotFixture {
        func bytes(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }
        return try SnapshotFixture(
            [.user: users, .group: bytes(groups), .domain: bytes(domains), .policy: bytes(policies)],
            [.user: details])
    }

    @Test(
        arguments: [#", "details": {"role_assignments": "all"}"#, #", "details": {"role_assignments": "some"}"#, ""],
        [1, 2])
    func `columns and the interpreter see the same`(details: String, workers: Int) async throws {
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        // Bytes that are not UTF-8, and a last line without an end.
        let users =
            Array(Self.users.joined(separator: "\n").utf8)
            + Array("\n{\"account_id\":\"u\",\"name\":\"".utf8) + [0xC3, 0x28] + Array("\"}\n".utf8)
            + Array("{\"account_id\":\"u2\",\"account_type\":\"app\",\"account_status\":\"active\",\"x\":\"".utf8)
            + [0xED, 0xA0, 0x80] + Array("\"}\n".utf8)
            + Array(#"{"account_id":"v","account_type":"atlassian","account_status":"active"}"#.utf8)
        let fixture = try Self.fixture(users: users, details: details)
        let expected = try fixture.interpreted(rules).lines
        let found = try await fixture.columnar(rules, workers: workers).lines
        #expect(expected.count == found.count)
        for (expected, found) in zip(expected, found) { #expect(expected == found) }
        // What it is about is there at all.
        #expect(expected.contains { $0.hasPrefix("domain: fail") })
        #expect(!expected.contains("complete true"))
    }

    @Test func `every line is judged where a file is larger than a piece of it`() async throws {
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        var lines: [String] = []
        for number in 0..<3_000 {
            let name = number % 97 == 0 ? "svc-\(number)" : String(repeating: "n", count: number % 211)
            lines.append(
                #"{"account_id":"u\#(number)","account_type":"atlassian","account_status":"active","name":"\#(name)","email":"u\#(number)@acme.com","x":"\#(String(repeating: "y", count: 700))"}"#
            )
        }
        // One that has the id of another in another piece, one that is none, one that is larger than a piece.
        lines[2_700] = #"{"account_id":"u5","account_type":"app","account_status":"active","name":"svc-again"}"#
        lines[1_900] = "nonsense"
        lines[2_100] =
            #"{"account_id":"u2100","account_type":"app","account_status":"active","name":"svc-long","x":"\#(String(repeating: "long ", count: 250_000))"}"#
        let fixture = try Self.fixture(
            users: Array(lines.joined(separator: "\r\n").utf8), details: #", "details": {"role_assignments": "all"}"#)
        let expected = try fixture.interpreted(rules).lines
        let found = try await fixture.columnar(rules)
        #expect(found.lines == expected)
        for rule in found.rules {
            let ids = rule.findings.filter { $0.resource.kind != .organization }.map(\.resource.id)
            #expect(ids == ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        }
        #expect(expected.contains { $0.contains("users.ndjson:1901: ") })
        #expect(expected.contains { $0.contains("users.ndjson:2701: `account_id` is the same as in line 6") })
    }

    @Test func `ids that come twice are found among very many`() async throws {
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        var lines = (0..<6_000).map {
            #"{"account_id":"u\#($0)","account_type":"app","account_status":"active","name":"svc-\#($0)"}"#
        }
        for (copy, original) in [(5_999, 0), (4_000, 3_999), (2_000, 100)] { lines[copy] = lines[original] }
        let fixture = try Self.fixture(users: Array(lines.joined(separator: "\n").utf8), details: "")
        let found = try await fixture.columnar(rules)
        let rule = try #require(found.rules.first { $0.rule.id == "names" })
        #expect(
            rule.reasons.map(\.text) == [
                "users.ndjson:2001: `account_id` is the same as in line 101",
                "users.ndjson:4001: `account_id` is the same as in line 4000",
                "users.ndjson:6000: `account_id` is the same as in line 1",
            ])
    }
}
