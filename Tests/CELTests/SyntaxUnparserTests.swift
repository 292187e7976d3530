import CEL
import Testing

struct SyntaxUnparserTests {
    private static let environment = CELEnvironment(library: .all)

    @Test(arguments: [
        ("1+2*3", "1 + 2 * 3"),
        ("(1+2)*3", "(1 + 2) * 3"),
        ("1-(2-3)-4", "1 - (2 - 3) - 4"),
        ("((a&&b)&&c)&&d", "(a && b && c) && d"),
        ("a&&b&&c&&d&&e", "a && b && c && d && e"),
        ("a&&(b&&c)", "a && (b && c)"),
        ("(a||b)&&c||d", "(a || b) && c || d"),
        ("a?b:c?d:e", "a ? b : c ? d : e"),
        ("(a?b:c)?(d?e:f):g", "(a ? b : c) ? (d ? e : f) : g"),
        ("!(!a)", "!!a"),
        ("-(-(5))", "--(5)"),
        ("-(5)", "-(5)"),
        ("(-5).f", "-5.f"),
        ("-(5.f)", "-(5.f)"),
        ("!(-x)", "!(-x)"),
        ("(a+b).f(c)[d]", "(a + b).f(c)[d]"),
        ("a.?b[?c].`d-e`", "a.?b[?c].`d-e`"),
        ("a.`plain`", "a.plain"),
        ("[?a,b,]", "[?a, b]"),
        ("{?a:b,c:d,}", "{?a: b, c: d}"),
        (".a.T{f:1,?g:2}", ".a.T{f: 1, ?g: 2}"),
        ("'it\\'s' + r\"\\d\"", "\"it's\" + \"\\\\d\""),
        ("b'\\xff'", "b\"\\xff\""),
        ("0x1F+1u+1e3", "31 + 1u + 1000.0"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("has(a.b)&&a.b.all(x,x>0)", "has(a.b) && a.b.all(x, x > 0)"),
        ("a.map(x,x>0,[x].exists(y,y==x))", "a.map(x, x > 0, [x].exists(y, y == x))"),
        ("cel.bind(x,1,x+x)", "cel.bind(x, 1, x + x)"),
        ("math.greatest(1,2,3)", "math.greatest(1, 2, 3)"),
        ("a.optMap(x,x).orValue(1)", "a.optMap(x, x).orValue(1)"),
        ("{'a':1}.transformMap(k,v,v>0,v+1)", "{\"a\": 1}.transformMap(k, v, v > 0, v + 1)"),
    ])
    func `an expression is written with no more parentheses than needed`(source: String, written: String) throws {
        #expect(try Self.environment.parse(source).unparsed == written)
    }

    @Test func `what is written is parsed to the same tree`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        for offset in 0..<4_000 as Range<UInt64> {
            await Task.yield()
            var generator = SyntaxTreeGenerator(seed: seed + offset, callsMacros: false)
            let tree = generator.tree()
            let source = CELUnparser.source(of: tree)
            let parsed = try parse(source, seed: seed + offset)
            try #require(
                isSame(SyntaxTreeText.text(of: parsed.root), SyntaxTreeText.text(of: tree)),
                "seed \(seed + offset): \(source)")
        }
    }

    @Test func `macros are written as their calls`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        for offset in 0..<2_500 as Range<UInt64> {
            await Task.yield()
            var generator = SyntaxTreeGenerator(seed: seed + offset, callsMacros: true)
            let source = CELUnparser.source(of: generator.tree())
            let parsed = try parse(source, seed: seed + offset)
            let written = parsed.unparsed
            try #require(isSame(written, source), "seed \(seed + offset): \(source) became \(written)")
        }
    }

    private func parse(_ source: String, seed: UInt64) throws -> CELParsedExpr {
        var environment = Self.environment
        environment.limits.comprehensionDepth = 100
        do throws(CELIssues) {
            return try environment.parse(source)
        } catch {
            Issue.record("seed \(seed): \(source): \(error.issues)")
            throw error
        }
    }

    /// Byte by byte, since Swift's `==` takes different code points for the same.
    private func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }
}
