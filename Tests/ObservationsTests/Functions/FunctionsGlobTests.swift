import CEL
import Testing

@testable import Observations

struct FunctionsGlobTests {
    @Test(arguments: [
        ("svc-*", "svc-build"), ("svc-*", "svc-"), ("*", ""), ("*", "a\nb"), ("**", "ab"), ("a?c", "abc"),
        ("a?c", "aéc"),
        ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[^a-c]x", "dx"), ("[]]", "]"), ("[a-]", "-"), ("[-a]", "-"),
        ("\\*", "*"),
        ("[\\]a]", "]"), ("a.c", "a.c"), ("(a|b)+$", "(a|b)+$"), ("", ""), ("日*", "日本"), ("[🐱-🐵]", "🐲"),
    ])
    func `a pattern matches the whole text`(pattern: String, text: String) throws {
        #expect(try matches(pattern, text).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        ("svc-*", "xsvc-a"), ("a?c", "ac"), ("a?c", "abbc"), ("[a-c]x", "dx"), ("[!a-c]x", "ax"), ("a.c", "abc"),
        (".*", "ab"), ("(a|b)", "a"), ("A", "a"), ("", "a"), ("\\*", "a"), ("[^]]", "]"), ("a", "a\n"),
    ])
    func `nothing of a pattern is a regular expression`(pattern: String, text: String) throws {
        #expect(try matches(pattern, text).isEqual(to: .bool(false)))
    }

    @Test(arguments: [
        ("[a", "the pattern `[a` has a `[` that is not closed"),
        ("[]", "the pattern `[]` has a `[` that is not closed"),
        ("[!", "the pattern `[!` has a `[` that is not closed"), ("a\\", "the pattern `a\\` has a `\\` at its end"),
        ("[z-a]", "the pattern `[z-a]` has a range that runs backwards"),
    ])
    func `a pattern that means nothing is an error`(pattern: String, message: String) {
        #expect(throws: CELError(.invalidArgument, message)) { try matches(pattern, "") }
    }

    @Test(.timeLimit(.minutes(20))) func `a pattern of many stars takes linear time`() throws {
        let pattern = String(repeating: "*a", count: 200) + "b"
        let text = String(repeating: "a", count: 100_000)
        #expect(try matches(pattern, text).isEqual(to: .bool(false)))
    }

    private func matches(_ pattern: String, _ text: String) throws(CELError) -> CELValue {
        var steps = 1_000_000
        let glob = try Glob(pattern, steps: &steps)
        // A pattern of many parts may cost its size for each byte.
        steps = 50_000_000
        return glob.matches(text, steps: &steps)
    }
}
