import CEL
import Testing

struct CheckerErrorTests {
    @Test(arguments: [
        // Names.
        ("usr.id", ["0 ‹usr›: unknown name `usr`, did you mean `user`?"]),
        ("zzz", ["0 ‹zzz›: unknown name `zzz`"]),
        ("user.status == active", ["15 ‹active›: unknown name `active`, did you mean the text `\"active\"`?"]),
        (
            "user.twoStepEnabled",
            ["5 ‹twoStepEnabled›: `twoStepEnabled` is not a field of `user`, did you mean `two_step_enabled`?"]
        ),
        ("has(user.emial)", ["9 ‹emial›: `emial` is not a field of `user`, did you mean `email`?"]),
        ("user.?emial.orValue(\"\")", ["6 ‹emial›: `emial` is not a field of `user`, did you mean `email`?"]),
        (
            "d.attributes.clam.status",
            ["13 ‹clam›: `clam` is not a field of `domain.attributes`, did you mean `claim`?"]
        ),
        (
            "org.users.email",
            ["10 ‹email›: a `list(user)` has no fields, did you mean `[0].email` or `.map(x, x.email)`?"]
        ),
        ("s.length", ["2 ‹length›: a value of type `string` has no fields"]),
        ("dyn", ["0 ‹dyn›: unknown name `dyn`"]),
        ("[1].all(v, v > 0) && v > 0", ["21 ‹v›: unknown name `v`"]),
        // Functions.
        ("siez(s)", ["0 ‹siez›: unknown function `siez`, did you mean `size`?"]),
        ("s.startWith(\"a\")", ["2 ‹startWith›: unknown function `startWith`, did you mean `startsWith`?"]),
        ("len(s)", ["0 ‹len›: unknown function `len`, did you mean `size`?"]),
        ("s.toLowerCase()", ["2 ‹toLowerCase›: unknown function `toLowerCase`, did you mean `lowerAscii`?"]),
        ("math.gratest(1, 2)", ["0 ‹math.gratest›: unknown function `math.gratest`, did you mean `math.greatest`?"]),
        ("startsWith(s, \"a\")", ["0 ‹startsWith›: `startsWith` is called on a value, as in `x.startsWith(…)`"]),
        ("s.dyn()", ["2 ‹dyn›: `dyn` is not called on a value, write `dyn(…)`"]),
        ("s.startsWith()", ["2 ‹startsWith›: `startsWith` takes 1 argument, found 0"]),
        (
            "s.startsWith(1)",
            [
                "2 ‹startsWith›: no matching overload for `startsWith` with (`string`, `int`); "
                    + "candidates: `string.startsWith(string)`"
            ]
        ),
        ("[1].all(v)", ["4 ‹all›: `all` takes 2 or 3 arguments, found 1"]),
        ("has(user.id, user.email)", ["0 ‹has›: `has` takes 1 argument, found 2"]),
        ("cel.bind(v, 1)", ["4 ‹bind›: `bind` takes 3 arguments, found 2"]),
        (
            "math.abs(s)",
            [
                "5 ‹abs›: no matching overload for `math.abs` with (`string`); "
                    + "candidates: `math.abs(double)`, `math.abs(int)`, `math.abs(uint)`"
            ]
        ),
        ("math.max(n, 1)", ["0 ‹math.max›: unknown function `math.max`, did you mean `math.greatest`?"]),
        ("max(n, 1)", ["0 ‹max›: unknown function `max`, did you mean `math.greatest`?"]),
        ("maths.abs(n)", ["0 ‹maths.abs›: unknown function `maths.abs`, did you mean `math.abs`?"]),
        ("cel.bnd(n, 1, n)", ["0 ‹cel.bnd›: unknown function `cel.bnd`, did you mean `cel.bind`?"]),
        ("s.substr(1)", ["2 ‹substr›: unknown function `substr`, did you mean `substring`?"]),
        (
            "s[0] == \"a\"",
            ["1 ‹[0]›: `[…]` reads an element of a list or a map, found `string`; did you mean `.charAt(…)`?"]
        ),
        ("org.users[s]", ["9 ‹[s]›: the index of a list is an `int`, found `string`"]),
        ("{\"a\": 1}[n]", ["8 ‹[n]›: a `map(string, int)` has no key of type `int`"]),
        (
            "user.?email == s",
            [
                "12 ‹==›: `==` compares values of one type, found `optional_type(string)` and `string`; "
                    + "the value of an optional is read with `.orValue(…)` or `.value()`"
            ]
        ),
        (
            "user.?email.endsWith(s)",
            [
                "12 ‹endsWith›: no matching overload for `endsWith` with (`optional_type(string)`, `string`); "
                    + "the value of an optional is read with `.orValue(…)` or `.value()`"
            ]
        ),
        (
            "user.created == \"2026-01-01\"",
            [
                "13 ‹==›: `==` compares values of one type, found `timestamp` and `string`; a time is written "
                    + "`timestamp(\"2026-01-31T00:00:00Z\")`, a duration `duration(\"36h\")`"
            ]
        ),
        ("math.abs()", ["5 ‹abs›: `math.abs` takes 1 argument, found 0"]),
        ("optional.none(1)", ["9 ‹none›: `optional.none` takes no arguments, found 1"]),
        ("type(s) == strin", ["11 ‹strin›: unknown name `strin`, did you mean `string`?"]),
        ("math.greatest(1, s)", ["5 ‹greatest›: no matching overload for `math.greatest` with (`int`, `string`)"]),
        (
            "usr.id.startsWith(1) || zzz == 1",
            [
                "0 ‹usr›: unknown name `usr`, did you mean `user`?", "24 ‹zzz›: unknown name `zzz`",
            ]
        ),
        // Operators.
        (
            "n + \"a\"",
            [
                "2 ‹+›: no matching overload for `+` with (`int`, `string`); "
                    + "candidates: `int + int`, `string + string`, `uint + uint`, `double + double` and 5 more"
            ]
        ),
        ("-s", ["0 ‹-›: no matching overload for `-` with (`string`); candidates: `-int`, `-double`"]),
        ("!n", ["1 ‹n›: expected `bool`, found `int`"]),
        (
            "s && n == 1 && user.id",
            [
                "0 ‹s›: expected `bool`, found `string`", "15 ‹user.id›: expected `bool`, found `string`",
            ]
        ),
        ("n ? 1 : 2", ["0 ‹n›: expected `bool`, found `int`"]),
        ("true ? 1 : \"a\"", ["5 ‹?›: both values of `?:` have one type, found `int` and `string`"]),
        ("n == s", ["2 ‹==›: `==` compares values of one type, found `int` and `string`"]),
        ("1 == 1u", ["2 ‹==›: `==` compares values of one type, found `int` and `uint`"]),
        (
            "user.email != null",
            [
                "11 ‹!=›: `!=` compares values of one type, found `string` and `null_type`; "
                    + "whether a field is there says `has(user.email)`"
            ]
        ),
        (
            "n < 1.5",
            [
                "2 ‹<›: no matching overload for `<` with (`int`, `double`); "
                    + "candidates: `int < int`, `double < double`, `bool < bool`, `uint < uint` and 4 more"
            ]
        ),
        ("s in \"abc\"", ["2 ‹in›: `in` looks into a list or a map, found `string`; did you mean `.contains(…)`?"]),
        ("n in [\"a\"]", ["2 ‹in›: `in` looks for an element of a `list(string)`, found `int`"]),
        ("n in n", ["2 ‹in›: `in` looks into a list or a map, found `int`"]),
        (
            "user[\"email\"]",
            ["4 ‹[\"email\"]›: `[…]` reads an element of a list or a map, found `user`; did you mean `.email`?"]
        ),
        // Collections.
        ("{1.5: 1}", ["1 ‹1.5›: a key of a map is a `bool`, `int`, `uint` or `string`, found `double`"]),
        ("n.all(v, v)", ["0 ‹n›: `all` walks over a list or a map, found `int`"]),
        ("org.users.filter(u, u.id)", ["20 ‹u.id›: expected `bool`, found `string`"]),
        ("org.users.all(u, u.roles)", ["17 ‹u.roles›: expected `bool`, found `list(string)`"]),
        ("[?1]", ["2 ‹1›: expected an optional value after `?`, found `int`"]),
        ("{?\"a\": 1}", ["7 ‹1›: expected an optional value after `?`, found `int`"]),
        ("T{a: zzz}", ["0 ‹T›: unknown type `T`", "5 ‹zzz›: unknown name `zzz`"]),
        ("user{id: s}", ["0 ‹user›: values of type `user` cannot be made with `{…}`"]),
    ])
    func `a mistake is found at its characters`(source: String, expected: [String]) {
        #expect(CheckerFixture.issues(source) == expected)
    }

    @Test(arguments: [
        ("[]", "list(dyn)"), ("{}", "map(dyn, dyn)"), ("[1, \"a\"]", "list(dyn)"), ("[[], [1]]", "list(list(int))"),
        ("{\"a\": 1, 2: \"b\"}", "map(dyn, dyn)"), ("[1][0]", "int"), ("m.a", "dyn"), ("m.a.b", "dyn"),
        ("m.?a", "optional_type(dyn)"), ("user.?email", "optional_type(string)"), ("user.email", "string"),
        ("user.?email.orValue(\"\")", "string"), ("d.?attributes.claim.status", "optional_type(string)"),
        ("has(user.email)", "bool"), ("type(1)", "type(int)"), ("int", "type(int)"), ("type(user)", "type(user)"),
        ("org.users.map(u, u.created)", "list(timestamp)"), ("org.users.filter(u, true)", "list(user)"),
        ("org.users.exists_one(u, true)", "bool"), ("m.map(k, k)", "list(string)"),
        ("[1].transformMap(i, v, \"a\")", "map(int, string)"),
        ("[1].transformList(i, v, i + v)", "list(int)"), ("cel.bind(v, [n], v + v)", "list(int)"),
        ("optional.of(1).optMap(v, [v])", "optional_type(list(int))"),
        ("optional.none().or(optional.of(1))", "optional_type(int)"),
        ("x + 1", "int"), ("x == 1", "bool"), ("x ? 1 : x", "dyn"), ("dyn(1)", "dyn"),
        ("math.greatest(1, 2, 3)", "int"), ("user.created - user.created", "duration"),
        ("user.created - duration(\"1h\")", "timestamp"), ("[null, user][0]", "user"),
    ])
    func `the type of an expression is inferred`(source: String, type: String) {
        let (checked, issues) = CheckerFixture.environment.compile(source)
        #expect(issues.filter { $0.severity == .error } == [])
        #expect(checked?.type.description == type)
    }

    @Test func `references name what was meant`() throws {
        var environment = CELEnvironment(library: .all)
        environment.container = "a.b"
        environment.variables = ["a.b.x": .int, "a.x": .string, "x": .bool, "y.z": .int, "y": .map(.string, .string)]
        let cases: [(String, CELReference?, CELType)] = [
            ("x", .variable("a.b.x"), .int), (".x", .variable("x"), .bool), ("y.z", .variable("y.z"), .int),
            ("y.w", nil, .string), ("[1].map(x, x)[0]", .overloads(["index_list"]), .int),
            ("int", .type(.int), .type(.int)),
            ("size(\"\")", .overloads(["size_string"]), .int), ("math.abs(x)", .overloads(["math_abs_int"]), .int),
        ]
        for (source, reference, type) in cases {
            let (checked, issues) = environment.compile(source)
            let result = try #require(checked, "\(source): \(issues)")
            #expect(result.references[result.parsed.root.id] == reference, "\(source)")
            #expect(result.type == type, "\(source)")
        }
    }
}
