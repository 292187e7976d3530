import CEL
import Testing

/// The trees that sources give, and where their nodes stand.
struct SyntaxTreeTests {
    private static let environment = CELEnvironment(library: .all)

    @Test(arguments: [
        ("1 + 2 * 3 - 4", "(_-_ - (_+_ - 1 (_*_ - 2 3)) 4)"),
        ("a < b == c in d", "(@in - (_==_ - (_<_ - a b) c) d)"),
        ("a && b && c || d || e && f", "(_||_ - (_||_ - (_&&_ - (_&&_ - a b) c) d) (_&&_ - e f))"),
        ("a && b && c && d", "(_&&_ - (_&&_ - a b) (_&&_ - c d))"),
        ("a ? b : c ? d : e", "(_?_:_ - a b (_?_:_ - c d e))"),
        ("a || b ? c || d : e", "(_?_:_ - (_||_ - a b) (_||_ - c d) e)"),
        ("!!a", "(!_ - (!_ - a))"),
        ("- - a", "(-_ - (-_ - a))"),
        ("-1 - -2", "(_-_ - -1 -2)"),
        ("--1", "(-_ - -1)"),
        ("-(1)", "(-_ - 1)"),
        ("-1.5.f", "(value -1.5 f)"),
        ("a.b.c(d)[e].?f[?g]", "(_[?_] - (optional (_[_] - (c (value a b) d) e) f) g)"),
        (".a.b", "(value .a b)"),
        (".f(a)", "(.f - a)"),
        ("a.for.in2.`in`.`x-y`", "(value (value (value (value a for) in2) in) x-y)"),
        ("a.for(b)", "(for a b)"),
        ("[a, ?b,]", "[a, ?b]"),
        ("{a: b, ?c: d,}", "{a: b, ?c: d}"),
        ("a.T{f: b, ?`g-h`: c, for: d,}", "a.T{f: b, ?g-h: c, for: d}"),
        (".T{}.f", "(value .T{} f)"),
        ("x ? {} : [?y]", "(_?_:_ - x {} [?y])"),
        ("9223372036854775807 - -9223372036854775808", "(_-_ - 9223372036854775807 -9223372036854775808)"),
        ("0x10 + -0x8000000000000000 + 0xFFu + 7U", "(_+_ - (_+_ - (_+_ - 16 -9223372036854775808) 255u) 7u)"),
        (".5 + 1e3 + 1.5E-3 + 2e+2 + 007", "(_+_ - (_+_ - (_+_ - (_+_ - 0.5 1000.0) 0.0015) 200.0) 7)"),
        (
            "'\\a\\b\\f\\n\\r\\t\\v\\\\\\?\\\"\\'\\`\\x41\\X42\\103\\u0044\\U00000045\\377'",
            "\"\\u0007\\u0008\\u000c\\n\\r\\t\\u000b\\\\?\\\"'`ABCDEÿ\""
        ),
        ("b'\\377\\xfe\\103é'", "b\"\\xff\\xfeC\\xc3\\xa9\""),
        ("r'\\d' + R\"\\\" + br'\\x' + Rb'\\x'", "(_+_ - (_+_ - (_+_ - \"\\\\d\" \"\\\\\") b\"\\\\x\") b\"\\\\x\")"),
        ("'''a\n'b\\n''' + \"\"\"c\r\n\"\"\"", "(_+_ - \"a\\n'b\\n\" \"c\\n\")"),
        ("''''''", "\"\""),
        ("true // and more\n && false", "(_&&_ - true false)"),
        ("null\t\n\u{C}\r", "null"),
        ("has(a.b)", "(presence a b)"),
        (
            "[1].all(x, p)",
            "(fold x - [1] @result true (@not_strictly_false - @result) (_&&_ - @result p) @result)"
        ),
        (
            "[1].exists(x, p)",
            "(fold x - [1] @result false (@not_strictly_false - (!_ - @result)) (_||_ - @result p) @result)"
        ),
        (
            "[1].exists_one(x, p)",
            "(fold x - [1] @result 0 true (_?_:_ - p (_+_ - @result 1) @result) (_==_ - @result 1))"
        ),
        ("[1].map(x, t)", "(fold x - [1] @result [] true (_+_ - @result [t]) @result)"),
        ("[1].map(x, p, t)", "(fold x - [1] @result [] true (_?_:_ - p (_+_ - @result [t]) @result) @result)"),
        ("[1].filter(x, p)", "(fold x - [1] @result [] true (_?_:_ - p (_+_ - @result [x]) @result) @result)"),
        (
            "a.transformMap(k, v, p, t)",
            "(fold k v a @result {} true (_?_:_ - p (cel.@mapInsert - @result k t) @result) @result)"
        ),
        ("a.transformList(i, v, t)", "(fold i v a @result [] true (_+_ - @result [t]) @result)"),
        ("cel.bind(x, 1, x)", "(fold #unused - [] x 1 false x x)"),
        ("math.greatest(1, 2)", "(math.@max - 1 2)"),
        ("math.least(1, 2, a)", "(math.@min - [1, 2, a])"),
        ("a.greatest(1, 2)", "(greatest a 1 2)"),
        ("[1].all(x)", "(all [1] x)"),
    ])
    func `a source gives a tree`(source: String, tree: String) throws {
        #expect(SyntaxTreeText.text(of: try Self.environment.parse(source).root) == tree)
    }

    @Test(arguments: [
        ("(a) + b", "‹(a) + b›/‹+›, ‹a›, ‹b›"),
        ("'é' + (b)", "‹'é' + (b)›/‹+›, ‹'é'›, ‹b›"),
        ("a && b && c", "‹a && b && c›/‹&&›, ‹a && b›/‹&&›, ‹a›, ‹b›, ‹c›"),
        ("(a && b) || (c)", "‹(a && b) || (c)›/‹||›, ‹a && b›/‹&&›, ‹a›, ‹b›, ‹c›"),
        ("a ? b : c", "‹a ? b : c›/‹?›, ‹a›, ‹b›, ‹c›"),
        ("!a.b", "‹!a.b›/‹!›, ‹a.b›/‹b›, ‹a›"),
        ("- 5", "‹- 5›"),
        ("a.b(c).d", "‹a.b(c).d›/‹d›, ‹a.b(c)›/‹b›, ‹a›, ‹c›"),
        ("a [ b ]", "‹a [ b ]›/‹[ b ]›, ‹a›, ‹b›"),
        ("f( a )", "‹f( a )›/‹f›, ‹a›"),
        ("(a.`b`)", "‹a.`b`›/‹`b`›, ‹a›"),
        ("has(a.b)", "‹has(a.b)›/‹b›, ‹a›"),
        ("[a, {b: c}]", "‹[a, {b: c}]›, ‹a›, ‹{b: c}›, ‹b›, ‹c›"),
    ])
    func `each node knows its characters`(source: String, expected: String) throws {
        let bytes = Array(source.utf8)
        func text(_ range: Range<Int>) -> String { "‹\(String(decoding: bytes[range], as: UTF8.self))›" }
        var nodes: [String] = []
        func collect(_ expression: CELExpr) {
            switch expression.kind {
            case .call(let call): nodes.append("\(text(expression.range))/\(text(call.functionRange))")
            case .select(let select): nodes.append("\(text(expression.range))/\(text(select.fieldRange))")
            default: nodes.append(text(expression.range))
            }
            expression.forEachChild(collect)
        }
        collect(try Self.environment.parse(source).root)
        #expect(nodes.joined(separator: ", ") == expected)
    }

    @Test func `ids are unique but for what a macro uses twice`() throws {
        let parsed = try Self.environment.parse(
            "has(a.b) && [1].all(x, x > 0) && cel.bind(y, 1, y).optMap(z, z) && a.filter(v, v == 1).map(w, w).size() > 0"
        )
        var seen: Set<Int> = []
        var repeated: [String] = []
        func collect(_ expression: CELExpr) {
            if !seen.insert(expression.id).inserted { repeated.append(SyntaxTreeText.text(of: expression)) }
            expression.forEachChild(collect)
        }
        collect(parsed.root)
        #expect(repeated == [])
        #expect(parsed.macroCalls.keys.allSatisfy(seen.contains))
    }
}
