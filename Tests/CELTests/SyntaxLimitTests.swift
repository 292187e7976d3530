import CEL
import Testing

struct SyntaxLimitTests {
    private static let environment = CELEnvironment(library: .all)

    @Test(arguments: [
        "(", "!", "-", "[", "{", "[?", "{a:", "a.", "a[", "a(", "a{b:", "!(", "-(", "a?", "a?b:", "a&&(", "1+(",
        "a.map(x,", "a.b(",
        "cel.bind(x,", "a.optMap(x,", "has(", "0 in [", "T{?", "\"", "'''", "`", "a.?", ".", ",", "1+", "a&&", "a||",
        "a==", "\\", "é",
    ])
    func `a long run of an opening is an issue at once`(opening: String) {
        let (checked, issues) = compile(String(repeating: opening, count: 99_000 / opening.utf8.count))
        #expect(checked == nil)
        #expect(issues.count == 1)
    }

    @Test(arguments: [
        ("1", "+1"), ("a", ".a"), ("a", "[0]"), ("a", ".?a"), ("a", "<1"), ("a", ".f()"), ("a", ".map(x, x)"),
        ("a", ".optMap(x, x)"),
        ("a", "{b: 1}"), ("", "-"), ("", "!"),
    ])
    func `a long chain of what nests is an issue at once`(first: String, link: String) {
        let (_, issues) = compile(first + String(repeating: link, count: 90_000 / link.utf8.count) + "a")
        #expect(issues.count == 1)
    }

    @Test(arguments: ["&&", "||"])
    func `hundreds of terms of a logical operator fit, since their tree is balanced`(symbol: String) throws {
        let source = Array(repeating: "true", count: 2_000).joined(separator: symbol)
        let (checked, issues) = compile(source)
        #expect(checked?.type == .bool)
        #expect(issues.isEmpty)
    }

    @Test(arguments: [
        (String(repeating: "(", count: 240) + "1" + String(repeating: ")", count: 240)),
        (String(repeating: "[", count: 240) + String(repeating: "]", count: 240)),
        (String(repeating: "!", count: 240) + "true"),
        (String(repeating: "-", count: 240) + "1"),
        (Array(repeating: "1", count: 240).joined(separator: " + ")),
        (Array(repeating: "1", count: 240).joined(separator: " == ") + " == dyn(1)"),
        (Array(repeating: "true ? 1", count: 240).joined(separator: " : ") + " : 1"),
        ("{}" + String(repeating: ".?a", count: 240)),
        ("dyn(1)" + String(repeating: "[0]", count: 240)),
        ("[" + String(repeating: "1,", count: 20_000) + "]"),
        ("dyn(" + String(repeating: "dyn(", count: 238) + "1" + String(repeating: ")", count: 239)),
    ])
    func `what is nested less deeply than the limit is parsed`(source: String) throws {
        _ = try Self.environment.parse(source)
    }

    @Test func `sources, nodes and comprehensions are bounded`() {
        var environment = Self.environment
        environment.limits.sourceLength = 10
        environment.limits.nodes = 5
        environment.limits.comprehensionDepth = 1
        environment.limits.depth = 4
        #expect(issues("1 + 2 + 3 + 4", environment) == ["0..<13: the expression is longer than 10 bytes"])
        #expect(issues("[1,2,3,4,]", environment) == [])
        #expect(issues("[1,2,3,-x]", environment) == ["0..<10: the expression has more than 5 parts"])
        #expect(issues("((((1))))", environment) == ["4..<5: the expression is nested more than 4 levels deep"])
        environment.limits = CELLimits()
        environment.limits.comprehensionDepth = 1
        #expect(
            issues("[1].map(x, [x].map(y, y))", environment)
                == ["0..<25: macros that walk over collections are nested more than 1 levels deep"])
        #expect(issues("[1].map(x, x).map(y, y)", environment) == [])
        #expect(issues("[1].map(x, cel.bind(a, x, a))", environment) == [])
    }

    @Test func `types that grow exponentially are given up`() {
        // Each map has the one before it as the type of its keys and of its values.
        var source = "true"
        for index in (1..<40).reversed() {
            let (map, smaller) = ("m\(index)", "m\(index - 1)")
            source = "cel.bind(\(map), {}, \(smaller) in \(map) && \(map)[\(smaller)] == \(smaller) && \(source))"
        }
        let (_, issues) = compile("cel.bind(m0, {}, \(source))")
        #expect(issues.map(\.message) == ["the types of the expression are too complex to be checked"])
    }

    @Test func `no more mistakes than anyone corrects are reported`() {
        let (_, issues) = compile("[" + String(repeating: "unknown,", count: 12_000) + "]")
        #expect(issues.count == 100)
    }

    @Test func `comparing long lists of literals takes no time to speak of`() {
        let list = String(repeating: "1,", count: 20_000)
        let (checked, issues) = compile("a in [\(list)] && a in [\(list)]")
        #expect(checked?.type == .bool)
        #expect(issues.isEmpty)
    }

    private func compile(_ source: String) -> (checked: CELCheckedExpr?, issues: [CELIssue]) {
        var environment = Self.environment
        environment.variables = ["a": .dyn]
        return environment.compile(source)
    }

    private func issues(_ source: String, _ environment: CELEnvironment) -> [String] {
        do throws(CELIssues) {
            _ = try environment.parse(source)
            return []
        } catch {
            return error.issues.map { "\($0.range): \($0.message)" }
        }
    }
}
