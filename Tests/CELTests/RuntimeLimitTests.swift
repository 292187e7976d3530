import CEL
import Testing

@Suite(.timeLimit(.minutes(20))) struct RuntimeLimitTests {
    private let evaluate: RuntimeEvaluation

    init() {
        var evaluate = RuntimeEvaluation()
        evaluate.limits.evaluationSteps = 100_000
        evaluate.limits.collectionSize = 10_000
        self.evaluate = evaluate
    }

    @Test(arguments: [
        "lists.range(1000).all(a, lists.range(1000).all(b, a + b >= 0))",
        "lists.range(9000).map(x, lists.range(9000)).size() > 0",
        "lists.range(1000).exists(a, lists.range(1000).exists(b, a + b < 0)) || true",
        "lists.range(5000).all(x, !(-1 in lists.range(5000)))",
        "lists.range(9000).all(x, lists.range(9000) != lists.range(x))",
        "lists.range(5000).map(x, string(lists.range(5000).map(y, 'a').join()).size()).size() > 0",
        "cel.bind(l, lists.range(5000), lists.range(9000).all(x, sets.contains(l, l)))",
        "cel.bind(l, lists.range(5000), lists.range(9000).all(x, l.distinct().size() == 5000))",
        "cel.bind(l, lists.range(5000), lists.range(9000).all(x, l == l))",
        "cel.bind(l, lists.range(5000), lists.range(9000).all(x, l.sort() == [] || true))",
        "cel.bind(t, lists.range(9000).map(x, 'a').join(), lists.range(9000).all(x, t == t))",
        "cel.bind(t, lists.range(9000).map(x, 'a').join(), lists.range(9000).all(x, t < t || t.contains(t)))",
        "lists.range(9000).all(x, 'a'.matches('a' + string(x)) || true)",
        "lists.range(1000).map(i, [i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i]).size() > 0",
        "lists.range(1000).map(i, {1: i, 2: i, 3: i, 4: i, 5: i, 6: i, 7: i, 8: i, 9: i, 10: i}).size() > 0",
        "lists.range(6000).transformMap(i, v, v).size() > 0",
    ])
    func `an evaluation of too many steps ends with an error, whatever would absorb it`(source: String) throws {
        #expect(try evaluate(source).error == CELError(.limit, "the evaluation takes more steps than one may"))
    }

    @Test(arguments: [
        "lists.range(10001)", "lists.range(6000) + lists.range(6000)", "lists.range(9000).map(x, 'ab').join()",
        "lists.range(100).map(x, lists.range(101)).flatten()", "lists.range(9000).map(x, 'a').join('bb')",
    ])
    func `a value that gets too large is an error`(source: String) throws {
        #expect(try evaluate(source).error?.kind == .limit)
    }

    @Test(arguments: [
        "'a'.replace('', text)", "text.replace('a', text)",
        "'%s%s%s'.format([[text, text], [text, text], [text, text]])",
        "lists.range(9223372036854775807)", "lists.range(10000001)",
    ])
    func `functions that can make much out of little stop in time`(source: String) throws {
        var evaluate = RuntimeEvaluation()
        evaluate.variables["text"] = .string(String(repeating: "a", count: 4_000_000))
        let value = try evaluate(source)
        #expect(value.error?.kind == .limit || source == "'a'.replace('', text)")
    }

    @Test(arguments: [
        // Each pattern takes RE2 more than ten milliseconds.
        (0..<1_000).map { "text.matches(r'(?i)\\pL{40}\($0)')" }.joined(separator: " || "),
        #"lists.range(100000).exists(i, text.matches(r"(?i)\pL{40}" + string(i)))"#,
        // None of these can be a pattern, which takes RE2 long to find out.
        #"lists.range(100000).exists(i, text.matches(r"\pL{1000}" + string(i)))"#,
        // More states than fit into memory, so that each instruction has to look at each byte.
        #"lists.range(100000).exists(i, text.matches("[ab]*a[ab]{900}c"))"#,
    ])
    func `patterns that cost much end an evaluation in time`(source: String) throws {
        var random = SyntaxRandom(seed: 1)
        var evaluate = RuntimeEvaluation()
        evaluate.limits.evaluationSteps = 10_000_000
        evaluate.variables["text"] = .string(String((0..<30_000).map { _ in Bool.random(using: &random) ? "a" : "b" }))
        #expect(try evaluate(source).error?.kind == .limit)
    }

    @Test func `a pattern that is too long is an error`() throws {
        let evaluate = RuntimeEvaluation()
        #expect(try evaluate("'a'.matches('\(String(repeating: "a", count: 16_384))')").isEqual(to: .bool(false)))
        #expect(try evaluate("'a'.matches('\(String(repeating: "a", count: 16_385))')").error?.kind == .limit)
    }

    @Test func `an error quotes no more of a value than people read`() throws {
        var evaluate = RuntimeEvaluation()
        evaluate.variables["text"] = .string(String(repeating: "é", count: 50_000))
        for source in ["int(text)", "{}[text]", "ip(text)", "text.matches(text + '(')", "[1][dyn(text)]"] {
            let message = try #require(evaluate(source).error?.message)
            #expect(message.unicodeScalars.count <= 1_001, "\(source)")
        }
    }

    @Test func `values that share parts exponentially are compared within the budget`() throws {
        var value = CELValue.list(CELList([.int(1), .int(1)]))
        var other = CELValue.list(CELList([.int(1), .int(1)]))
        for _ in 0..<60 {
            value = .list(CELList([value, value]))
            other = .list(CELList([other, other]))
        }
        var evaluate = evaluate
        evaluate.variables = ["a": value, "b": other]
        #expect(try evaluate("a == b").error?.kind == .limit)
        #expect(try evaluate("a in [b]").error?.kind == .limit)
        #expect(try evaluate("[a, b].distinct()").error?.kind == .limit)
        #expect(try evaluate("sets.intersects([a], [b])").error?.kind == .limit)
        #expect(try evaluate("'%s'.format([a])").error?.kind == .limit)
        #expect(try evaluate("a == 1 || true").isEqual(to: .bool(true)))
        #expect(value.description.utf8.count < 1_000_000)
    }

    @Test func `values nested deeply are compared, flattened and printed`() throws {
        var value = CELValue.int(1)
        var other = CELValue.int(1)
        for _ in 0..<5_000 {
            value = .list(CELList([value]))
            other = .list(CELList([other]))
        }
        var evaluate = RuntimeEvaluation()
        evaluate.variables = ["a": value, "b": other]
        #expect(try evaluate("a == b").isEqual(to: .bool(true)))
        #expect(try evaluate("a.flatten(100000) == [1]").isEqual(to: .bool(true)))
        #expect(try evaluate("'%s'.format([a])").error?.kind == .limit)
        #expect(value.description.hasPrefix("[[["))
    }

    @Test func `looking up, counting and selecting cost the same whatever the size`() throws {
        var evaluate = evaluate
        evaluate.variables["list"] = .list(CELList((0..<9_000).map(CELValue.int)))
        evaluate.variables["map"] = .map(CELMap(uniqueStringKeys: (0..<9_000).map { ("\($0)", .int($0)) }))
        let source =
            "list.all(x, list[x] == x && list.size() == 9000 && has(map.a) == ('a' in map) && map.size() == 9000)"
        evaluate.limits.evaluationSteps = 300_000
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test func `bindings that need one another do not fill the stack`() throws {
        let depth = 110
        var source = "x\(depth)"
        for index in stride(from: depth, to: 0, by: -1) {
            let value =
                String(repeating: "1 + (", count: depth) + "x\(index - 1)" + String(repeating: ")", count: depth)
            source = "cel.bind(x\(index), \(value), \(source))"
        }
        #expect(try RuntimeEvaluation().unchecked("cel.bind(x0, 0, \(source))").isEqual(to: .int(Int64(depth * depth))))
    }

    @Test func `collecting a large list takes linear time`() throws {
        let value = try RuntimeEvaluation()("lists.range(200000).filter(x, x % 2 == 0).map(x, x / 2).size()")
        #expect(value.isEqual(to: .int(100_000)))
    }
}
