import CEL
import Testing

struct CheckerPresenceTests {
    @Test(arguments: [
        // Plain reads of what is always there.
        "user.status == \"active\"",
        "user.created < timestamp(\"2026-01-01T00:00:00Z\")",
        // has, &&, ||, !, ?:
        "has(user.email) && user.email.endsWith(\"@a.example\")",
        "!has(user.email) || user.email.endsWith(\"@a.example\")",
        "has(user.email) ? user.email == \"x\" : true",
        "!has(user.email) ? true : user.email == \"x\"",
        "!(!has(user.email) || n == 1) && user.email == \"x\"",
        "has(user.email) && has(user.last_active) && n == 1 && user.email == \"x\" && user.last_active > user.created",
        "(has(user.email) && n == 1 || has(user.email) && n == 2) && user.email == \"x\"",
        "has(user.email) == true && user.email == \"x\"",
        "n == 1 ? has(user.email) && user.email == \"x\" : false",
        "(n == 1 ? has(user.email) : false) && user.email == \"x\"",
        // `false` absorbs an error on either side.
        "user.email == \"x\" && has(user.email)",
        "user.email == \"x\" || !has(user.email)",
        // Objects on the way.
        "has(d.attributes.claim.status) && d.attributes.claim.status == \"verified\"",
        "has(d.attributes.claim.status) && d.attributes.claim == d.attributes.claim",
        "d.?attributes.?claim.?status.orValue(\"\") == \"verified\"",
        "d.?attributes.claim.status.orValue(\"\") == \"verified\"",
        // Optionals.
        "user.?email.value() == \"x\"",
        "user.?email.orValue(\"\").endsWith(\"x\")",
        "user.?email.hasValue() && user.email == \"x\"",
        "user.?email.orValue(\"\") == \"x\" && user.email == \"x\"",
        "user.?email.orValue(\"\") != \"\" && user.email == \"x\"",
        "user.?mfa_enabled.orValue(false) && user.mfa_enabled",
        "!user.?mfa_enabled.orValue(true) && !user.mfa_enabled",
        "user.?email.optMap(e, e.size()).orValue(0) > 3",
        "[?user.?email, \"x\"].size() > 1",
        // A read that succeeded is proof.
        "user.?email.value() == \"x\" && user.email == \"x\"",
        // Comprehensions.
        "org.users.exists(u, has(u.email) && u.email == \"x\")",
        "org.users.all(u, !has(u.email) || u.email == \"x\")",
        "org.users.filter(u, has(u.email)).map(u, u.email).size() > 1",
        "org.users.filter(u, has(u.email)).filter(u, n == 1).exists(v, v.email == \"x\")",
        "org.users.map(u, has(u.email), u.email).size() > 1",
        "org.users.all(u, has(u.email)) && org.users.exists(v, v.email == \"x\")",
        "has(user.email) && org.users.exists(u, u.id == user.email)",
        "org.users.exists(u, has(user.email) && u.id == \"x\") && user.email == \"x\"",
        "!org.users.all(u, !has(user.email)) && user.email == \"x\"",
        "org.domains.filter(d, d.?attributes.?claim.?status.orValue(\"\") == \"verified\").map(d, d.attributes.claim)"
            + ".size() > 1",
        "org.users.transformList(i, u, has(u.email), u.email).size() > 1",
        // Bound names.
        "cel.bind(u, user, has(u.email) && user.email == \"x\")",
        "cel.bind(e, user.email, has(user.email) && e == \"x\")",
        "cel.bind(a, d.attributes, has(d.attributes.name) && a.name == \"x\")",
    ])
    func `a guarded read is no cause for a warning`(source: String) {
        #expect(CheckerFixture.issues(source) == [])
    }

    @Test(arguments: [
        ("user.email == \"x\"", "5 ‹email› `user.email`"),
        ("has(user.email) || user.email == \"x\"", "24 ‹email› `user.email`"),
        ("!has(user.email) && user.email == \"x\"", "25 ‹email› `user.email`"),
        ("has(user.email) ? true : user.email == \"x\"", "30 ‹email› `user.email`"),
        ("has(user.last_active) && user.email == \"x\"", "30 ‹email› `user.email`"),
        ("(n == 1 || has(user.email)) && user.email == \"x\"", "36 ‹email› `user.email`"),
        ("user.email == \"x\" && user.email != \"y\"", "5 ‹email› `user.email`"),
        ("user.mfa_enabled", "5 ‹mfa_enabled› `user.mfa_enabled`"),
        ("d.attributes.?claim.hasValue()", "2 ‹attributes› `d.attributes`"),
        (
            "has(d.attributes.claim) && d.attributes.claim.status == \"pending\"",
            "46 ‹status› `d.attributes.claim.status`"
        ),
        ("org.users.exists(u, u.email == \"x\")", "22 ‹email› `u.email`"),
        ("has(user.email) && org.users.exists(user, user.email == \"x\")", "47 ‹email› `user.email`"),
        ("org.users.filter(u, !has(u.email)).map(u, u.email).size() == 1", "44 ‹email› `u.email`"),
        ("org.users.exists(u, has(u.email)) && org.users.exists(u, u.email == \"x\")", "59 ‹email› `u.email`"),
        ("org.users[0].email == \"x\" && has(org.users[1].email)", "13 ‹email› `org.users[0].email`"),
        ("cel.bind(e, user.email, e == \"x\")", "17 ‹email› `user.email`"),
        ("user.?email.orValue(\"x\") == \"x\" && user.email == \"x\"", "40 ‹email› `user.email`"),
        ("[user.email].size() == 1", "6 ‹email› `user.email`"),
        ("{\"a\": user.email}.size() == 1", "11 ‹email› `user.email`"),
    ])
    func `an unguarded read is`(source: String, expected: String) {
        let issues = CheckerFixture.issues(source)
        #expect(issues.count == 1)
        #expect(issues.first?.replacing(" warning: ", with: " ").hasPrefix(expected) == true, "\(issues)")
    }

    @Test func `the warning says what to do`() {
        #expect(
            CheckerFixture.issues("user.email == \"x\"") == [
                "5 ‹email› warning: `user.email` may be absent; ask `has(user.email)` first, or read `user.?email`"
            ])
    }

    @Test func `what is proven elsewhere is worth no warning`() {
        #expect(CheckerFixture.issues("user.email == \"x\"", proven: ["user.email"]) == [])
        #expect(
            CheckerFixture.issues("org.users.exists(user, user.email == \"x\")", proven: ["user.email"]).count == 1)
    }

    @Test(arguments: [
        ("has(user.email)", ["user.email"]),
        ("user.email == \"x\" && n == 1", ["user.email"]),
        ("has(user.email) || n == 1", []),
        ("has(user.email) || has(user.email) && n == 1", ["user.email"]),
        ("!has(user.email)", []),
        ("!(!has(user.email))", ["user.email"]),
        ("!(n == 1 && has(user.email))", []),
        ("!(n == 1 && user.email == \"x\")", []),
        ("has(d.attributes.claim.status)", ["d.attributes", "d.attributes.claim", "d.attributes.claim.status"]),
        (
            "d.?attributes.?claim.?status.orValue(\"\") == \"verified\"",
            ["d.attributes", "d.attributes.claim", "d.attributes.claim.status"]
        ),
        ("org.users.exists(u, has(u.email))", []),
        ("org.users.exists(u, has(u.email) && has(user.email))", ["user.email"]),
        ("n == 1 ? has(user.email) : user.mfa_enabled", []),
        ("user.?email.value() == \"x\"", ["user.email"]),
        ("false", []),
    ])
    func `an expression that is true proves presence`(source: String, expected: [String]) {
        let (checked, _) = CheckerFixture.environment.compile(source)
        #expect(checked?.provenWhenTrue.sorted() == expected)
    }

    @Test func `more paths than anyone writes are not followed`() {
        let source = (0..<3_000).map { "has(org.users[\($0)].email)" }.joined(separator: "&&")
        let (checked, issues) = CheckerFixture.environment.compile(source)
        #expect(issues == [])
        #expect(checked?.provenWhenTrue == [])
    }
}
