import CEL
import Testing

/// `u` and `v` are unknown, `e` is an error.
struct RuntimeAbsorptionTests {
    private let evaluate = RuntimeEvaluation()

    @Test(arguments: [
        ("false && e", false), ("e && false", false), ("false && u", false), ("u && false", false),
        ("true || e", true), ("e || true", true), ("true || u", true), ("u || true", true),
        ("false && 'text' == dyn(1)", false), ("dyn('text') && false", false), ("dyn(1) || true", true),
        ("true ? true : e", true), ("false ? u : false", false),
        ("[e, u, 1][0] == 1 || true", true),
        ("[1, 2].exists(x, x == 1 ? e : true)", true), ("[1, 2].exists(x, x == 1 ? u : true)", true),
        ("[1, 2].exists(x, x == 2 ? e : true)", true), ("[1, 2].all(x, x == 1 ? e : false)", false),
        ("[1, 2].all(x, x == 1 ? u : false)", false), ("{'a': 1}.all(k, v2, k == 'a' ? v2 == 1 : e)", true),
        ("[].exists(x, e)", false), ("[].all(x, u)", true), ("!(e && false)", true),
        ("optional.of(true).orValue(e)", true), ("optional.of(true).or(u).value()", true),
        ("cel.bind(x, e, true)", true), ("cel.bind(x, u, false && x)", false),
    ])
    func `what decides alone absorbs errors and unknowns`(source: String, expected: Bool) throws {
        #expect(try evaluate(source).isEqual(to: .bool(expected)))
    }

    @Test(arguments: [
        ("u", ["u"]), ("u && true", ["u"]), ("true && u", ["u"]), ("u && v", ["u", "v"]), ("u || v", ["u", "v"]),
        ("u && e", ["u"]), ("e && u", ["u"]), ("u || e", ["u"]), ("e || u", ["u"]), ("u && dyn(1)", ["u"]),
        ("!u", ["u"]), ("-u", ["u"]), ("u == v", ["u", "v"]), ("u == e", ["u"]), ("e == u", ["u"]), ("u + 1", ["u"]),
        ("1 + u", ["u"]), ("u < v", ["u", "v"]), ("u in [1]", ["u"]), ("1 in u", ["u"]), ("[1][u]", ["u"]),
        ("u[e]", ["u"]), ("u.field", ["u"]), ("u.?field", ["u"]), ("has(u.field)", ["u"]), ("u ? e : e", ["u"]),
        ("(true ? u : e)", ["u"]), ("[u, v, e]", ["u", "v"]), ("{'a': u, 'b': e}", ["u"]),
        ("{u: 1, 'b': v}", ["u", "v"]),
        ("size(u)", ["u"]), ("'a'.replace(u, v)", ["u", "v"]), ("'a'.replace(e, u)", ["u"]), ("u.size()", ["u"]),
        ("[1, 2].exists(x, x == 1 ? u : x == 3)", ["u"]), ("[1, 2].exists(x, x == 1 ? u : v)", ["u", "v"]),
        ("[1, 2].exists(x, x == 1 ? u : e)", ["u"]), ("[1, 2].all(x, x == 1 ? e : u)", ["u"]),
        ("[1, 2].map(x, x == 1 ? u : v)", ["u", "v"]), ("[1, 2].map(x, x == 1 ? e : u)", ["u"]),
        ("[1, 2].filter(x, x == 1 ? u : e)", ["u"]), ("[1, 2].exists_one(x, x == 1 ? u : e)", ["u"]),
        ("[1, 2].transformMap(i, x, i == 0 ? e : u)", ["u"]), ("u.exists(x, true)", ["u"]), ("u.map(x, x)", ["u"]),
        ("optional.none().orValue(u)", ["u"]), ("u.orValue(e)", ["u"]), ("[?u, e]", ["u"]), ("type(u)", ["u"]),
        ("cel.bind(x, u, x && v)", ["u", "v"]), ("[1, 2].sortBy(x, u)", ["u"]),
    ])
    func `an unknown absorbs errors, and unknowns add up`(source: String, expected: [String]) throws {
        #expect(try evaluate(source).unknownPaths == expected)
    }

    @Test(arguments: [
        "e", "e && true", "true && e", "e || false", "!e", "e == 1", "1 == e", "e + 1", "[e]", "{'a': e}", "{e: 1}",
        "e ? 1 : 2", "e.field", "has(e.field)", "e.?field", "size(e)", "[1].map(x, e)", "[1].filter(x, e)",
        "[1, 2].exists_one(x, e)", "[1, 2].exists(x, e)", "[1, 2].all(x, x == 1 || e)", "e.map(x, x)", "e.orValue(1)",
        "optional.none().orValue(e)", "[?e]", "{?'a': e}", "cel.bind(x, e, x)", "e in [1]", "1 in e", "string(e)",
    ])
    func `an error goes where its value would go`(source: String) throws {
        #expect(try evaluate(source).error == RuntimeEvaluation.error)
    }

    @Test(arguments: [
        ("dyn(1) && true", "`&&` cannot be applied to `(int)`"),
        ("dyn('a') || false", "`||` cannot be applied to `(string)`"),
        ("!dyn(1)", "`!` cannot be applied to `(int)`"), ("dyn(1) ? 1 : 2", "a condition must be a bool, not `int`"),
        ("dyn(1) + 1u", "`+` cannot be applied to `(int, uint)`"),
        ("dyn(null) < 1", "`<` cannot be applied to `(null_type, int)`"),
        ("[1].filter(x, dyn(x))", "a condition must be a bool, not `int`"),
        ("dyn(1).size()", "`size` cannot be applied to `(int)`"),
        ("dyn(1).field", "a value of type `int` has no field `field`"),
        ("[?dyn(1)]", "what follows a `?` must be an optional, not `int`"),
        ("dyn(1).map(x, x)", "a value of type `int` has no elements to walk over"),
    ])
    func `a value of the wrong type is an error`(source: String, message: String) throws {
        #expect(try evaluate(source).error == CELError(.noSuchOverload, message))
    }

    @Test func `a part of a list that is unknown leaves equality open only where nothing else decides`() throws {
        var evaluate = evaluate
        evaluate.variables["list"] = .list(CELList([.int(1), .unknown(RuntimeEvaluation.unknownU)]))
        #expect(try evaluate("list == [1, 2]").unknownPaths == ["u"])
        #expect(try evaluate("list == [2, 2]").isEqual(to: .bool(false)))
        #expect(try evaluate("1 in list").isEqual(to: .bool(true)))
        #expect(try evaluate("2 in list").unknownPaths == ["u"])
        #expect(try evaluate("list.exists(x, x == 1)").isEqual(to: .bool(true)))
    }
}
