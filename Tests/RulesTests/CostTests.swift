import CEL
import Diagnostics
import Observations
import Rules
import Testing
import YAML

/// Work that grows faster than the organization is refused.
struct CostTests {
    private static let lets = """
          everyone: org.users
          ids: org.users.map(u, u.account_id)
          big: size(org.users)
        """

    private func errors(_ body: String) -> [String] {
        let text = """
            apiVersion: tenet/v1
            params: { names: { type: "list(string)", default: [a] } }
            let:
            \(Self.lets)
            rules:
              - id: a
                title: A
                severity: low
            \(body.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
            """
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in throw CancellationError() }
        var compiler = RuleCompiler(RuleSet(files: [reader.read()]), parameters: [:])
        _ = compiler.compile()
        return (reader.diagnostics + compiler.diagnostics).filter { $0.severity == .error }.map(\.message)
    }

    @Test(arguments: [
        // A key is looked up.
        "org.users.exists(u, u.account_id == user.account_id)",
        "org.users.exists(u, user.account_id == u.account_id && u.account_status != user.account_status)",
        "org.users.all(u, u.account_id != user.account_id || u.account_status == \"active\")",
        "org.users.filter(u, u.email == user.email).size() == 1",
        "org.users.exists_one(u, emailDomain(u.email) == emailDomain(user.email))",
        "org.users.exists(u, user.account_id in u.roles)",
        "org.users.exists(u, u.account_id in user.roles && u.account_type != user.account_type)",
        "everyone.exists(u, u.account_id == user.account_id)",
        "ids.exists(i, i == user.account_id)",
        // What does not vary is computed once.
        "user.account_id in ids", "user.account_id in org.users.map(u, u.account_id)",
        "org.users.exists(u, u.account_status == \"closed\") || user.account_id == \"a\"",
        "size(org.users) > size(user.roles)", "big > 3", "size(ids) == big",
        "org.users.all(u, org.groups.exists(g, g.id == u.account_id)) || user.account_id == \"a\"",
        // A resource's own lists, parameters and literals may multiply.
        "user.roles.all(r, user.roles.all(s, params.names.exists(n, n == r || n == s || s in [\"a\", \"b\"])))",
        "params.names.exists(n, user.?email.orValue(\"\").endsWith(n))",
        // What is found by its key is small.
        "org.users.filter(u, u.email == user.email).all(u, u.account_type != user.account_type)",
    ])
    func `work in line with the organization is fine`(requirement: String) {
        #expect(errors("for: user\nrequire: '\(requirement)'") == [])
    }

    private static func tooMuch(_ collection: String, _ each: String = "user") -> String {
        "`\(collection)` is walked over for each \(each), so the work grows faster than the organization"
    }

    @Test(arguments: [
        ("org.users.exists(u, u.account_id != user.account_id)", tooMuch("org.users")),
        ("org.users.exists(u, u.account_id == user.account_id || u.email == user.email)", tooMuch("org.users")),
        ("org.users.all(u, u.account_id == user.account_id)", tooMuch("org.users")),
        ("org.users.exists(u, u.account_id + user.account_id == \"a\")", tooMuch("org.users")),
        ("org.users.map(u, u.account_id + user.account_id).size() > 1", tooMuch("org.users")),
        ("user.account_id in org.users.map(u, u.account_id + user.account_id)", tooMuch("org.users")),
        ("everyone.exists(u, u.account_id > user.account_id)", tooMuch("everyone")),
        ("ids.exists(i, i.startsWith(user.account_id))", tooMuch("ids")),
        ("sets.intersects(ids, user.roles)", tooMuch("ids")),
        ("lists.range(big).exists(i, i == size(user.roles) || i < 0)", tooMuch("lists.range(big)")),
        ("(ids + user.roles).size() > 3", tooMuch("ids")),
        ("ids.join(\",\").contains(user.account_id)", tooMuch("ids.join(\",\")")),
        ("cel.bind(all, org.users, all.exists(u, u.account_id > user.account_id))", tooMuch("all")),
        (
            "user.roles.exists(r, org.groups.exists(g, g.id.startsWith(r)))", tooMuch("org.groups")
        ),
        // Once, but over a collection for each element of another.
        ("org.users.all(a, org.users.exists(b, b.email != a.email))", tooMuch("org.users", "element")),
        ("everyone.all(a, ids.exists(i, i.startsWith(a.account_id)))", tooMuch("ids", "element")),
    ])
    func `walking over a collection for each resource is not`(requirement: String, message: String) {
        #expect(errors("for: user\nrequire: '\(requirement)'") == [message])
    }

    @Test(arguments: [
        ("for: policy\nrequire: 'org.users.exists(u, u.account_id > policy.id)'", tooMuch("org.users", "policy")),
        (
            "for: user\nwhere: 'org.users.exists(u, u.account_id > user.account_id)'\nrequire: 'false'",
            tooMuch("org.users")
        ),
        ("for: user\nrequire: 'false'\nmessage: '${ids.map(i, i + user.account_id)}'", tooMuch("ids")),
        (
            "for: user\nlet: { later: 'ids.filter(i, i > user.account_id)' }\nrequire: size(later) == 0", tooMuch("ids")
        ),
        ("for: user\ncount: { max: 1, by: 'ids.filter(i, i > user.account_id)' }", tooMuch("ids")),
        (
            "for: organization\nrequire: org.users.all(a, org.users.exists(b, a.email != b.email))",
            tooMuch("org.users", "element")
        ),
    ])
    func `this holds for every expression of a rule`(body: String, message: String) {
        #expect(errors(body) == [message])
    }

    @Test func `a rule for the organization may walk over it`() {
        #expect(errors("for: organization\nrequire: org.users.all(u, u.account_type == 'app' || size(ids) == 1)") == [])
    }
}
