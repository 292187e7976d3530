import Evaluation
import Observations
import RandomCEL
import Rules
import Testing

/// Rules over groups, events, policies and the lists of users: columns and the interpreter agree, and little takes the interpreter.
struct OtherFieldsTests {
    private static let rules = """
        apiVersion: tenet/v1
        params:
          offices: { type: list(string), default: [10.0.0.0/8, "192.0.2.0/24"] }
          products: { type: list(string), default: [jira, confluence] }
        let:
          quarter: duration("2160h")
        rules:
          - { id: g-described, title: t, severity: low, for: group, where: group.attributes.?member_count.orValue(0) > 3, require: has(group.attributes.description) && size(group.attributes.description) > 2 }
          - { id: g-empty, title: t, severity: low, for: group, require: group.attributes.member_count > 0 }
          - { id: g-named, title: t, severity: low, for: group, require: 'group.attributes.name.matches("^[a-z]+(-[a-z]+)*$")' }
          - { id: g-prefix, title: t, severity: low, for: group, where: 'group.attributes.name.startsWith("admin")', require: group.attributes.member_count <= 5, message: "${group.attributes.name} has ${group.attributes.member_count}" }
          - { id: g-long, title: t, severity: low, for: group, require: 'group.attributes.name.trim() == group.attributes.name && group.attributes.name.upperAscii() != group.attributes.name' }
          - { id: g-total, title: t, severity: low, for: group, count: { max: 2, by: 'group.attributes.name.split("-")[0]' } }
          - { id: e-night, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h") && event.attributes.action in ["policy_updated", "policy_deleted"]', require: event.attributes.time.getHours() >= 6 && event.attributes.time.getHours() < 20 }
          - { id: e-weekend, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h")', require: 'event.attributes.time.getDayOfWeek() in [1, 2, 3, 4, 5]' }
          - { id: e-office, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h") && has(event.attributes.location.ip)', require: 'params.offices.exists(o, cidr(o).containsIP(event.attributes.location.ip))' }
          - { id: e-actor, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h")', require: 'event.attributes.?actor.?name.orValue("") != ""', message: "${event.id} by ${event.attributes.?actor.?id.orValue('nobody')}" }
          - { id: e-context, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h")', require: '!event.attributes.context.exists(c, c.key == "reason" && c.value.contains("urgent"))' }
          - { id: e-container, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h")', require: 'event.attributes.container.all(c, c.type != "site" || c.id.startsWith("s"))' }
          - { id: e-count, title: t, severity: low, for: event, where: 'event.attributes.time > now - duration("720h")', count: { max: 3, by: 'event.attributes.actor.id' } }
          - { id: p-session, title: t, severity: low, for: policy, where: policy.type == "authentication", require: 'int(policy.attributes.?session.?minutes.orValue(0)) <= 480' }
          - { id: p-step, title: t, severity: low, for: policy, where: policy.type == "authentication", require: 'policy.attributes.?two_step.orValue("") == "required"' }
          - { id: p-allowed, title: t, severity: low, for: policy, where: policy.type == "ip-allowlist", require: 'policy.allowed.all(a, !(a in ["0.0.0.0/0", "::/0"])) && policy.allowed.size() > 0' }
          - { id: p-covered, title: t, severity: low, for: policy, where: policy.type == "ip-allowlist", require: 'rangesCover(policy.allowed, "10.1.2.3")' }
          - { id: p-resources, title: t, severity: low, for: policy, where: policy.status == "enabled", require: policy.resources.size() > 0 }
          - { id: p-flag, title: t, severity: low, for: policy, require: 'policy.attributes.?strict.orValue(false) == true' }
          - { id: p-members, title: t, severity: low, for: policy, where: 'has(policy.attributes.session) || policy.attributes[?"strict"].orValue(true) == true', require: 'policy.attributes["two_step"] == "required" && policy.?attributes.?session.?minutes != optional.of(480)' }
          - { id: p-beside, title: t, severity: low, for: policy, where: 'policy.attributes.two_step != "optional"', require: 'policy.attributes.size() > 2 && policy.attributes.?strict == optional.of(true)' }
          - { id: u-stale, title: t, severity: low, for: user, require: 'user.product_access.all(p, p.?last_active.orValue(user.created) > now - quarter)' }
          - { id: u-products, title: t, severity: low, for: user, require: 'user.product_access.all(p, p.key in params.products)' }
          - { id: u-seats, title: t, severity: low, for: user, require: 'user.product_access.filter(p, has(p.last_active)).size() <= 1' }
          - { id: u-sites, title: t, severity: low, for: user, require: '!user.role_assignments.exists(a, a.role == "site-admin" && a.?resource.?id.orValue("") == "r1")' }
          - { id: u-sets, title: t, severity: low, for: user, require: '!sets.intersects(user.roles, ["site-admin"]) && base64.encode(b"a") != user.name' }
          - { id: u-roles, title: t, severity: low, for: user, where: 'user.roles.exists(r, r.endsWith("-admin"))', require: 'user.roles.size() == 1 && user.email.split("@").size() == 2' }
        """

    @Test func `rules over other fields come to the same on columns`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("other fields: seed \(seed)")
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        #expect(rules.rules.count == 27)
        for round in 0..<6 {
            var lines = RandomLines(random: SeededRandom(seed: seed &+ UInt64(round)))
            var users = RandomUsers(random: SeededRandom(seed: seed &+ UInt64(round)))
            let fixture = try SnapshotFixture(
                [
                    .group: lines.file(80) { $0.group($1) }, .event: lines.file(80) { $0.event($1) },
                    .policy: lines.file(80) { $0.policy($1) },
                    .user: Array((0..<80).map { users.line($0) }.joined(separator: "\n").utf8),
                ], [.user: #", "details": {"role_assignments": "all"}"#])
            let expected = try fixture.interpreted(rules).lines
            let found = try await fixture.columnar(rules).lines
            #expect(expected.count == found.count, "seed \(seed)")
            for (expected, found) in zip(expected, found) { #expect(expected == found, "seed \(seed)") }
        }
    }

    @Test func `little takes the interpreter`() throws {
        let rules = try Compiling.rules(Self.rules, allowsWarnings: true)
        let executions = try rules.executions(in: .reference, now: SnapshotFixture.now)
        #expect(executions.filter { !$0.isStreamed }.map(\.rule) == [])
        let parts = executions.flatMap { execution in
            execution.interpreted.map { "\(execution.rule): \($0.text)" }
        }
        #expect(
            parts == [
                "e-office: params.offices.exists(o, cidr(o).containsIP(event.attributes.location.ip))",
                "g-long: group.attributes.name.trim() == group.attributes.name",
                "g-long: group.attributes.name.upperAscii() != group.attributes.name",
                #"p-allowed: policy.allowed.all(a, !(a in ["0.0.0.0/0", "::/0"]))"#,
                "p-allowed: policy.allowed.size() > 0",
                #"p-beside: policy.attributes.two_step != "optional""#,
                "p-beside: policy.attributes.size() > 2",
                "p-beside: policy.attributes.?strict == optional.of(true)",
                #"p-covered: rangesCover(policy.allowed, "10.1.2.3")"#,
                "p-flag: policy.attributes.?strict.orValue(false) == true",
                "p-members: has(policy.attributes.session)",
                #"p-members: policy.attributes[?"strict"].orValue(true) == true"#,
                #"p-members: policy.attributes["two_step"] == "required""#,
                "p-members: policy.?attributes.?session.?minutes != optional.of(480)",
                "p-session: int(policy.attributes.?session.?minutes.orValue(0)) <= 480",
                #"p-step: policy.attributes.?two_step.orValue("") == "required""#,
                #"u-roles: user.email.split("@").size() == 2"#,
                #"u-sets: sets.intersects(user.roles, ["site-admin"])"#,
            ])
    }
}

/// Lines of groups, events and policies, with what may be missing, null or malformed.
private struct RandomLines {
    var random: SeededRandom

    mutating func file(_ count: Int, _ line: (inout RandomLines, Int) -> String) -> [UInt8] {
        Array((0..<count).map { line(&self, $0) }.joined(separator: "\n").utf8)
    }

    mutating func group(_ number: Int) -> String {
        let attributes = object([
            ("name", [#""admin""#, #""admin-site""#, #""Team A""#, #""ALL""#, #"" x ""#, #""a-b-c""#]),
            ("description", [#""""#, #""é""#, #""Everybody""#, #""a\u0062c""#]),
            ("member_count", ["0", "4", "5.0", "12", "-1", "1e1"]),
        ])
        return #"{"id":"g\#(number)","attributes":\#(attributes)}"#
    }

    mutating func event(_ number: Int) -> String {
        let actor = object([("id", [#""a1""#, #""a2""#]), ("name", [#""Ann""#, #""""#])])
        let location = object([("ip", [#""10.1.2.3""#, #""192.0.2.9""#, #""203.0.113.1""#, #""x""#])])
        let context = list { $0.object([("key", [#""reason""#, #""x""#]), ("value", [#""urgent""#, #""no""#])]) }
        let container = list { $0.object([("id", [#""s1""#, #""t1""#]), ("type", [#""site""#, #""org""#])]) }
        let attributes = object([
            (
                "time",
                [
                    #""2026-06-20T03:00:00Z""#, #""2026-06-21T12:00:00+02:00""#, #""2026-06-30T23:59:59.5Z""#,
                    #""2025-01-01T00:00:00Z""#,
                ]
            ),
            ("action", [#""policy_updated""#, #""user_added""#]), ("actor", [actor]), ("location", [location]),
            ("context", [context]), ("container", [container]),
        ])
        return #"{"id":"e\#(number)","attributes":\#(attributes)}"#
    }

    mutating func policy(_ number: Int) -> String {
        let attributes = object([
            ("two_step", [#""required""#, #""optional""#, "1"]), ("strict", ["true", "false", #""true""#]),
            ("session", [#"{"minutes":480}"#, #"{"minutes":481.0}"#, #"{"minutes":"60"}"#, "{}"]),
            ("rule", [#"{"in":["10.0.0.0/8"]}"#, #"{"in":["0.0.0.0/0","10.1.2.3"]}"#, #"{"in":[]}"#, "[]"]),
        ])
        let others = object([
            ("type", [#""authentication""#, #""ip-allowlist""#]), ("status", [#""enabled""#, #""disabled""#]),
            ("attributes", [attributes]), ("resources", ["[]", #"[{"id":"r1"}]"#, "[7]"]),
        ])
        return #"{"id":"p\#(number)","# + others.dropFirst()
    }

    /// Members, some of which are missing, null or something else; one more in any case.
    private mutating func object(_ members: [(String, [String])]) -> String {
        var texts: [String] = []
        for (key, values) in members {
            switch random.below(14) {
            case 0: break
            case 1: texts.append(#""\#(key)":null"#)
            case 2: texts.append(#""\#(key)":\#(random.pick(["7", "[]", "{}", #""o""#, "true"]))"#)
            case 3: texts.append(#""\#(key)" : \#(random.pick(values))"#)
            default: texts.append(#""\#(key)":\#(random.pick(values))"#)
            }
        }
        return "{" + (texts + [#""z":0"#]).joined(separator: ",") + "}"
    }

    private mutating func list(_ element: (inout RandomLines) -> String) -> String {
        "[" + (0..<random.below(3)).map { _ in element(&self) }.joined(separator: ",") + "]"
    }
}
