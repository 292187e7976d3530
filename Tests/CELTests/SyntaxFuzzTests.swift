import CEL
import Testing

/// No source makes the parser, the checker or the unparser crash or hang.
struct SyntaxFuzzTests {
    @Test func `random tokens are parsed or refused`() async {
        var random = seededRandom()
        for _ in 0..<12_000 {
            await Task.yield()
            let count = Int.random(in: 1...25, using: &random)
            survive((0..<count).map { _ in random.pick(Self.tokens) }.joined(separator: random.pick(["", " "])))
        }
    }

    @Test func `damaged expressions are parsed or refused`() async throws {
        var random = seededRandom()
        let sources = try Self.sources + CheckerVector.all().map(\.source).filter { $0.utf8.count < 300 }
        for _ in 0..<12_000 {
            await Task.yield()
            var bytes = Array(random.pick(sources).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                case 1: bytes.insert(contentsOf: random.pick(Self.tokens).utf8, at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                case 3: bytes.insert(contentsOf: Array(random.pick(sources).utf8).prefix(20), at: place)
                default: bytes.append(contentsOf: bytes.suffix(place))
                }
            }
            survive(String(decoding: bytes, as: UTF8.self))
        }
    }

    private func survive(_ source: String) {
        let environment = CheckerFixture.environment
        let length = source.utf8.count
        do throws(CELIssues) {
            let parsed = try environment.parse(source)
            let written = parsed.unparsed
            let again = try environment.parse(written)
            #expect(again.unparsed == written, "\(source.debugDescription)")
            let (checked, issues) = environment.check(parsed)
            #expect((checked == nil) == issues.contains { $0.severity == .error })
            #expect(issues.allSatisfy { $0.range.upperBound <= length }, "\(source.debugDescription)")
        } catch {
            #expect(error.issues.count == 1)
            #expect(error.issues.allSatisfy { $0.range.upperBound <= length }, "\(source.debugDescription)")
        }
    }

    private func seededRandom() -> SyntaxRandom {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("SyntaxFuzzTests: seed \(seed)")
        return SyntaxRandom(seed: seed)
    }

    private static let tokens = [
        "user", "x", "n", "s", "m", "d", "org", "email", "attributes", "v", "1", "2u", "1.5", "\"a\"", "'b'", "b'c'",
        "r\"\\\"", "true",
        "false", "null", "in", "+", "-", "*", "/", "%", "!", "&&", "||", "==", "!=", "<", "<=", ">", ">=", "?", ":",
        ".", ",", "(", ")",
        "[", "]", "{", "}", ".?", "[?", "has(", ".all(v, ", ".map(v, ", ".filter(v, ", ".exists(v, ", "cel.bind(v, ",
        ".optMap(v, ",
        ".orValue(", "size(", "math.greatest(", "optional.of(", "[1, 2]", "{\"k\": 1}", "user.email", "org.users",
        "`q`", "\\", "//", "\n",
        "'''", "\u{0}", "é", "🎉", "for", "as", "T{", "0x", "9223372036854775808", "@", "$", "=",
    ]

    private static let sources = [
        "has(user.email) && user.email.endsWith(\"@a.example\") || n in [1, 2, 3]",
        "org.users.filter(u, has(u.email) && u.status == \"active\").map(u, u.email.split(\"@\")[1]).size() > 3 ? 1 : 2",
        "d.?attributes.?claim.?status.orValue(\"\") == 'verified' && !(s.matches(r'^\\d+$') || m[?\"k\"].hasValue())",
        "cel.bind(v, {\"a\": [1u, -2.5e3, b'\\xff'], ?s: m.?k}, v.transformMap(k, w, k != s, w)) == {}",
        "math.greatest(1, n, 3) + [1].exists_one(v, v > 0x1F ? true : false).string() // comment",
        "timestamp('2026-01-01T00:00:00Z') - duration(\"1h\") < user.created && type(x) == list && a.b.C{d: .e, ?`f-g`: 1}.h",
    ]
}
