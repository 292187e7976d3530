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
        ("size(s) < 0", "0 ‹size(s) < 0› warning: this is always false"),
        ("0 > s.size()", "0 ‹0 > s.size()› warning: this is always false"),
        ("m.size() >= 0", "0 ‹m.size() >= 0› warning: this is always true"),
        ("user.created == null", "0 ‹user.created == null› warning: this is always false"),
        ("user != null", "0 ‹user != null› warning: this is always true"),
        ("n in []", "0 ‹n in []› warning: this is always false"),
        (
            "s == \"a\" && n == 1 && s == \"b\"",
            "22 ‹s == \"b\"› warning: `s` cannot have this value and the one asked for before, so this is always false"
        ),
        (
            "s in [\"a\", \"b\"] && (n == 1 && \"c\" == s)",
            "30 ‹\"c\" == s› warning: `s` cannot have this value and the one asked for before, so this is always false"
        ),
        (
            "s != \"a\" || s != \"b\"",
            "12 ‹s != \"b\"› warning: `s` differs from this value or from the one before, so this is always true; "
                + "did you mean `&&`?"
        ),
    ])
    func `a comparison that its author can hardly mean is warned about`(source: String, expected: String) {
        #expect(CheckerFixture.issues(source) == [expected])
    }

    @Test(arguments: [
        "user.status == \"active\"", "user.status in [\"active\", \"closed\"]", "\"org-admin\" in user.roles",
        "user.?status.orValue(\"none\") == \"none\"", "user.id == \"anything\"", "\"anything\" in user.tags",
        "size(s) < 1", "size(s) == 0", "size(s) > 0", "x == null", "m.a == null", "s == \"a\" || s == \"b\"",
        "s != \"a\" && s != \"b\"", "x == 1 && x == 1.0", "s == \"a\" && s in [\"a\", \"b\"]", "1 == 2",
        "\"a\" in [\"b\"]",
        "[1, 2].exists(s, s == 1) && [1, 2].exists(s, s == 2)", "s == \"a\" && [\"b\"].exists(s, s == \"b\")",
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
