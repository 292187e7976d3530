import CEL
import Testing

struct CheckerComparisonTests {
    @Test(arguments: [
        (
            "user.status == \"activ\"",
            "15 ‹\"activ\"› warning: `activ` is no known value of `user.status`, did you mean `active`?"
        ),
        (
            "\"gone\" != user.status",
            "0 ‹\"gone\"› warning: `gone` is no known value of `user.status`; known are `active`, `closed`, `inactive`"
        ),
        (
            "user.status in [\"active\", \"colsed\"]",
            "26 ‹\"colsed\"› warning: `colsed` is no known value of `user.status`, did you mean `closed`?"
        ),
        (
            "\"org_admin\" in user.roles",
            "0 ‹\"org_admin\"› warning: `org_admin` is no known value of `user.roles`, did you mean `org-admin`?"
        ),
        (
            "user.roles.exists(r, r == \"orgadmin\")",
            "26 ‹\"orgadmin\"› warning: `orgadmin` is no known value of `user.roles`, did you mean `org-admin`?"
        ),
        (
            "user.?status.orValue(\"none\") == \"activ\"",
            "32 ‹\"activ\"› warning: `activ` is no known value of `user.status`, did you mean `active`?"
        ),
        (
            "cel.bind(s, user.status, s == \"activ\")",
            "30 ‹\"activ\"› warning: `activ` is no known value of `user.status`, did you mean `active`?"
        ),
        (
            "cel.bind(s, user.status, cel.bind(s, s, s == \"activ\"))",
            "45 ‹\"activ\"› warning: `activ` is no known value of `user.status`, did you mean `active`?"
        ),
        ("size(s) < 0", "0 ‹size(s) < 0› warning: this is always false"),
        ("0 > s.size()", "0 ‹0 > s.size()› warning: this is always false"),
        ("m.size() >= 0", "0 ‹m.size() >= 0› warning: this is always true"),
        ("user.created == null", "0 ‹user.created == null› warning: this is always false"),
        ("user != null", "0 ‹user != null› warning: this is always true"),
        ("n in []", "0 ‹n in []› warning: this is always false"),
        (
            "s == \"a\" && n == 1 && s == \"b\"",
            "22 ‹s == \"b\"› warning: `s` cannot be this and what was asked for before, so this is always false"
        ),
        (
            "s in [\"a\", \"b\"] && (n == 1 && \"c\" == s)",
            "30 ‹\"c\" == s› warning: `s` cannot be this and what was asked for before, so this is always false"
        ),
        (
            "s != \"a\" || s != \"b\"",
            "12 ‹s != \"b\"› warning: `s` is this or what stands before whatever it is, so this is always true; "
                + "did you mean `&&`?"
        ),
        (
            "x != 1 || x != 2",
            "10 ‹x != 2› warning: `x` is this or what stands before whatever it is, so this is always true; "
                + "did you mean `&&`?"
        ),
        // What functions and types can come to.
        ("user.created.getMonth() == 12", "0 ‹user.created.getMonth() == 12› warning: this is always false"),
        ("user.created.getDayOfWeek() > 6", "0 ‹user.created.getDayOfWeek() > 6› warning: this is always false"),
        (
            "user.created.getHours(\"UTC\") in [24, 25]",
            "0 ‹user.created.getHours(\"UTC\") in [24, 25]› warning: this is always false"
        ),
        ("uint(n) < 0u", "0 ‹uint(n) < 0u› warning: this is always false"),
        ("s.indexOf(\"a\") >= -1", "0 ‹s.indexOf(\"a\") >= -1› warning: this is always true"),
        ("s.lowerAscii() == \"Eve\"", "0 ‹s.lowerAscii() == \"Eve\"› warning: this is always false"),
        (
            "s.upperAscii() in [\"Eve\", \"Bo\"]",
            "0 ‹s.upperAscii() in [\"Eve\", \"Bo\"]› warning: this is always false"
        ),
        (
            "s.lowerAscii().endsWith(\"@Acme.example\")",
            "0 ‹s.lowerAscii().endsWith(\"@Acme.example\")› warning: this is always false"
        ),
        ("s == s", "0 ‹s == s› warning: this is always true"),
        ("user.created > user.created", "0 ‹user.created > user.created› warning: this is always false"),
        ("s in {}", "0 ‹s in {}› warning: this is always false"),
        // Bounds.
        ("n > 5 && n < 3", Self.never("n", at: "9 ‹n < 3›")),
        ("n > 5 && n < 6", Self.never("n", at: "9 ‹n < 6›")),
        ("n >= 5 && 5 > n", Self.never("n", at: "10 ‹5 > n›")),
        ("n == 5 && n != 5", Self.never("n", at: "10 ‹n != 5›")),
        ("n in [1, 2] && n > 2", Self.never("n", at: "15 ‹n > 2›")),
        ("n == 1 && !(n < 2)", Self.never("n", at: "10 ‹!(n < 2)›")),
        ("s in [\"a\"] && !(s in [\"a\", \"b\"])", Self.never("s", at: "14 ‹!(s in [\"a\", \"b\"])›")),
        ("size(s) > 3 && s.size() < 2", Self.never("s.size()", at: "15 ‹s.size() < 2›")),
        (
            "user.created > timestamp(\"2026-02-01T00:00:00Z\") && user.created < timestamp(\"2026-01-01T00:00:00Z\")",
            Self.never("user.created", at: "52 ‹user.created < timestamp(\"2026-01-01T00:00:00Z\")›")
        ),
        ("s < user.id && s > user.id", Self.never("s", at: "15 ‹s > user.id›")),
        (
            "n < 5 || n > 3",
            "9 ‹n > 3› warning: `n` is this or what stands before whatever it is, so this is always true; "
                + "did you mean `&&`?"
        ),
    ])
    func `a comparison that its author can hardly mean is warned about`(source: String, expected: String) {
        #expect(CheckerFixture.issues(source) == [expected])
    }

    @Test(arguments: [
        (
            "duration(\"5d\") > duration(s)",
            "0 ‹duration(\"5d\")› warning: this is always an error: `\"5d\"` is no duration, such as `36h`"
        ),
        (
            "user.created > timestamp(\"2026-01-01\")",
            "15 ‹timestamp(\"2026-01-01\")› warning: this is always an error: `\"2026-01-01\"` is no timestamp, such as "
                + "`2026-01-31T00:00:00Z`"
        ),
        (
            "s.matches(\"[a\")",
            "0 ‹s.matches(\"[a\")› warning: this is always an error: `[a` is not a regular expression: missing ]: [a"
        ),
        ("n / 0 == 1", "0 ‹n / 0› warning: this is always an error: division by zero"),
        ("int(\"x\") == n", "0 ‹int(\"x\")› warning: this is always an error: `\"x\"` is no int"),
        (
            "cidr(\"10.0.0.0/33\").containsIP(s)",
            "0 ‹cidr(\"10.0.0.0/33\")› warning: this is always an error: `\"10.0.0.0/33\"` is no CIDR range, such as `10.0.0.0/8`"
        ),
        (
            "user.created.getHours(\"Mars\") == 1",
            "0 ‹user.created.getHours(\"Mars\")› warning: this is always an error: `Mars` is no time zone, such as "
                + "`Europe/Berlin` or `+01:00`"
        ),
    ])
    func `a call that always is an error is warned about`(source: String, expected: String) {
        #expect(CheckerFixture.issues(source) == [expected])
    }

    @Test(arguments: [
        "duration(\"36h\") > duration(s)", "user.created > timestamp(\"2026-01-01T00:00:00Z\")", "s.matches(\"^a\")",
        "s.matches(s)", "n / 1 == 1", "x / 0.0 == x", "1 / n == 0", "int(s) == n", "int(\"1\") == n",
        "cidr(s).containsIP(s)",
        "user.created.getHours(\"Europe/Berlin\") == 1",
    ])
    func `one that may have a value is not`(source: String) {
        #expect(CheckerFixture.issues(source) == [])
    }

    private static func never(_ operand: String, at place: String) -> String {
        "\(place) warning: `\(operand)` cannot be this and what was asked for before, so this is always false"
    }

    @Test(arguments: [
        // A name may mean another one in what it stands for.
        "[[s]].exists(x, x.exists(x, x == \"a\"))", "cel.bind(s, s, s == \"activ\")",
        "user.roles.exists(r, [r].exists(r, r == \"orgadmin\"))",
        "user.status == \"active\"", "user.status in [\"active\", \"closed\"]", "\"org-admin\" in user.roles",
        "user.?status.orValue(\"none\") == \"none\"", "user.id == \"anything\"", "\"anything\" in user.tags",
        "size(s) < 1", "size(s) == 0", "size(s) > 0", "x == null", "m.a == null", "s == \"a\" || s == \"b\"",
        "s != \"a\" && s != \"b\"", "x == 1 && x == 1.0", "s == \"a\" && s in [\"a\", \"b\"]", "1 == 2",
        "\"a\" in [\"b\"]",
        "[1, 2].exists(s, s == 1) && [1, 2].exists(s, s == 2)", "s == \"a\" && [\"b\"].exists(s, s == \"b\")",
        "n > 5 && n < 7", "n >= 5 && n <= 5", "n < 5 || n > 5", "n < 3 || n >= 5", "n > 3 && n != 4", "n > 3 && n > 5",
        "m[\"\u{e9}\"] == 1 && m[\"e\u{301}\"] == 2", "x > 5 && x < 5.5", "m.a < 1.0 || m.a >= 1.0",
        "s < user.id || s > user.id", "s.lowerAscii() == \"eve\"",
        "s.lowerAscii().endsWith(\"@acme.example\")", "user.created.getMonth() == 11", "x == x", "m.a == m.a",
        "user.created.getMonth() in [11, 12]", "(user.created - user.created).getHours() > 24", "uint(n) <= 0u",
        "s.lowerAscii() in [\"eve\", \"Eve\"]", "n in [1, 2] && n > 1", "n != 1 && n != 2", "!(n == 1) && !(n == 2)",
        // Neither holds of NaN.
        "x <= -1 || x > -1", "!(x > -1) && !(x <= -1)", "m.a < 1 || m.a >= 1",
        "s == \"a\" ? s == \"b\" : s == \"c\"", "s == \"a\" || s == \"b\" && n == 1", "m[\"a\"] == 1 && m[\"b\"] == 2",
    ])
    func `others are not`(source: String) {
        #expect(CheckerFixture.issues(source) == [])
    }

    @Test(arguments: [
        ("true", true), ("false", false), ("!true", false), ("n == 1 && false", false), ("n == 1 || true", true),
        ("n == 1", nil), ("n == 1 && true", nil), ("true && 1 == 1", true), ("size(s) < 0", false),
        ("n == 1 && s == \"a\" && s == \"b\"", false), ("true ? n == 1 : false", nil),
        ("n == 1 ? false : 1 == 2", false),
        ("false == false", true), ("1 == dyn(1)", nil), ("has(m.a)", nil), ("[1].all(v, true)", nil),
    ])
    func `the only value that an expression can have is known`(source: String, expected: Bool?) {
        let (checked, _) = CheckerFixture.environment.compile(source)
        #expect(checked?.type == .bool)
        #expect(checked?.constant == expected)
    }
}
