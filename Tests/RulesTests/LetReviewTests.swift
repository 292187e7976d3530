import CEL
import Diagnostics
import Observations
import Rules
import Testing

/// A `let` means the same as its expression in its place, for warnings too.
struct LetReviewTests {
    @Test(arguments: [
        // A guard in a `let`.
        (["a: has(user.email)"], "a", "user.email != \"\""),
        (["a: has(user.email)"], "user.account_id != \"x\"", "!a || user.email != \"\""),
        (["a: \"!has(user.email)\""], "!a", "user.email != \"\""),
        (["a: has(user.email)", "b: a && user.account_id != \"x\""], "b", "user.email != \"\""),
        (["a: has(user.email)"], "user.email != \"\" && a", "user.email != \"y\""),
        (["a: user.?email.orValue(\"\") != \"\""], "a", "user.email != \"\""),
        // A read in a `let`, guarded where it is used.
        (["a: user.email"], "has(user.email)", "a != \"\""),
        (["a: user.email"], "has(user.email) && a != \"\"", "a != \"x\""),
        (["a: user.email", "b: emailDomain(a)"], "has(user.email)", "b != \"\""),
        (["a: user.email"], "user.?email.hasValue() ? a != \"\" : false", "a != \"x\""),
        // A name for an optional, and for an object.
        (["a: user.?email"], "a.hasValue()", "user.email != \"\" && a.value() != \"x\""),
        (["a: org.domains.filter(d, has(d.attributes.claim))"], "a.exists(d, d.attributes.claim != null)", "true"),
    ])
    func `what is guarded needs no warning`(lets: [String], condition: String, requirement: String) {
        let messages = Self.diagnostics(lets, condition, requirement).filter { $0.contains("may be absent") }
        #expect(messages == [])
    }

    @Test(arguments: [
        (["a: user.email"], "true", "a != \"\"", "7:15 `user.email`"),
        (["a: user.email"], "!has(user.email)", "a != \"\"", "7:15 `user.email`"),
        (["a: user.email", "b: emailDomain(a)"], "true", "b != \"\"", "7:15 `user.email`"),
        (["a: has(user.email)"], "a || user.account_id != \"x\"", "user.email != \"\"", "9:20 `user.email`"),
        (["a: has(user.name)"], "a", "user.email != \"\"", "9:20 `user.email`"),
        // Once, however often it is used.
        (["a: user.email"], "a != \"\"", "a != \"x\" && a != \"y\"", "7:15 `user.email`"),
    ])
    func `an unguarded read is shown where it stands`(
        lets: [String], condition: String, requirement: String, expected: String
    ) {
        let reads = Self.diagnostics(lets, condition, requirement).filter { $0.contains("may be absent") }
        #expect(reads.count == 1)
        #expect(reads.first?.hasPrefix("\(expected) may be absent") == true, "\(reads)")
    }

    @Test(arguments: [
        (
            ["a: user.account_status"], "a == \"actve\"", "true",
            "8:18 `actve` is no known value of `user.account_status`, did you mean `active`?"
        ),
        (
            ["a: user.roles"], "a.exists(r, r == \"orgadmin\")", "true",
            "8:30 `orgadmin` is no known value of `user.roles`, did you mean `org-admin`?"
        ),
        (
            ["a: user.account_status"], "true", "a == \"active\" && user.account_status == \"closed\"",
            "9:32 `user.account_status` cannot be this and what was asked for before, so this is always false"
        ),
    ])
    func `a comparison through a name is judged like one without`(
        lets: [String], condition: String, requirement: String, expected: String
    ) {
        #expect(Self.diagnostics(lets, condition, requirement).contains(expected))
    }

    @Test(arguments: ["false", "size(user.roles) < 0", "user.account_id == \"a\" && user.account_id == \"b\""])
    func `a rule that can never match is warned about`(condition: String) {
        let diagnostics = Self.diagnostics(["a: user.account_id"], condition, "a != \"\"")
        #expect(diagnostics.contains("8:13 `where` is never true, so the rule selects nothing"), "\(diagnostics)")
    }

    @Test func `names that use one another in a row are bounded`() {
        let lets = ["n0: now.getMonth()"] + (1...600).map { "n\($0): n\($0 - 1) + 1" }
        let message = "`let`s that use one another are nested more than 1000 levels deep together"
        // Each has two levels.
        #expect(Self.diagnostics(lets, "n600 > 0", "true").contains("507:13 \(message)"))
        #expect(Self.diagnostics(Array(lets.prefix(500)), "n499 > 0", "true") == [])
    }

    @Test func `names are so many and no more`() {
        let lets = (0...1_000).map { "n\($0): now.getMonth()" }
        let found = Self.diagnostics(lets, "n1 > 0", "true").filter { $0.contains("scope") }
        #expect(found == ["1007:7 more than 1000 `let`s are in scope here"])
    }

    @Test(.timeLimit(.minutes(20))) func `names that use one another twice over are computed once`() throws {
        let lets = ["t0: now"] + (1...49).map { "t\($0): 't\($0 - 1) > t\($0 - 1) ? t\($0 - 1) : t\($0 - 1)'" }
        let text = Self.file(lets, "event.attributes.time >= t49", "event.id != \"x\"", kind: "event")
        let (rules, diagnostics) = Self.compile(text)
        #expect(!diagnostics.contains { $0.severity == .error }, "\(diagnostics)")
        let now = CELTimestamp.epoch
        let rule = try #require(rules.rules.first)
        #expect(rules.filter(of: rule, now: now).from == now)
    }

    // MARK: - Compiling

    /// Place and message of each.
    private static func diagnostics(_ lets: [String], _ condition: String, _ requirement: String) -> [String] {
        compile(file(lets, condition, requirement, kind: "user")).diagnostics.sorted().map {
            "\($0.position.line):\($0.position.column) \($0.message)"
        }
    }

    private static func file(_ lets: [String], _ condition: String, _ requirement: String, kind: String) -> String {
        """
        apiVersion: tenet/v1
        rules:
          - id: a
            title: A
            severity: low
            let:
        \(lets.map { "      \($0)" }.joined(separator: "\n"))
            where: '\(condition)'
            require: '\(requirement)'
            for: \(kind)

        """
    }

    private static func compile(_ text: String) -> (rules: CompiledRuleSet, diagnostics: [Diagnostic]) {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in "" }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        let rules = compiler.compile()
        return (rules, reader.diagnostics + compiler.diagnostics)
    }
}
