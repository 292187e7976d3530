import Diagnostics
import Rules
import Testing

/// Mistakes that people make with inputs, each with the diagnostic they see.
struct InputMistakeTests {
    private static func rule(_ inputs: String, _ rest: String) -> String {
        """
        apiVersion: tenet/v1
        inputs:
        \(inputs)
        rules:
          - id: the-rule
            title: The rule
            severity: high
            for: user
        \(rest)

        """
    }

    private static let uses = "    require: hr.exists(p, p.id == user.account_id)"

    private static func shown(_ files: [(String, String)]) -> [String] {
        var read: [RuleFile] = []
        var diagnostics: [Diagnostic] = []
        for (path, text) in files {
            var reader = RuleFileReader(path: path, bytes: Array(text.utf8)) { _ in "" }
            read.append(reader.read())
            diagnostics += reader.diagnostics
        }
        var compiler = RuleCompiler(RuleSet(files: read), parameters: [:])
        _ = compiler.compile()
        return (diagnostics + compiler.diagnostics).sorted().map {
            "\($0.source.path):\($0.position.line):\($0.position.column): \($0.severity): \($0.message)"
        }
    }

    private static let mistakes: [(inputs: String, rest: String, shown: [String])] = [
        ("  hr: { csv: hr.csv }", uses, []),
        (
            "  hr: { cvs: hr.csv }", uses,
            [
                "a.yaml:3:9: error: `cvs` is not a key of an input, did you mean `csv`?",
                "a.yaml:9:14: error: unknown name `hr`",
            ]
        ),
        (
            "  hr: { csv: a.csv, snapshot: b }", uses,
            [
                "a.yaml:3:3: error: an input needs `snapshot: DIR` or `csv: FILE`, one of them",
                "a.yaml:9:14: error: unknown name `hr`",
            ]
        ),
        (
            "  hr: {}", uses,
            [
                "a.yaml:3:3: error: an input needs `snapshot: DIR` or `csv: FILE`, one of them",
                "a.yaml:9:14: error: unknown name `hr`",
            ]
        ),
        (
            "  user: { csv: a.csv }", "    require: user.account_status == 'active'",
            [
                "a.yaml:3:3: error: `user` is a name of the language's or of Tenet's own"
            ]
        ),
        (
            "  hr: { csv: a.csv }", "    require: user.account_status == 'active'",
            [
                "a.yaml:3:3: warning: the input `hr` is not used"
            ]
        ),
        (
            "  hr: { csv: a.csv }", "    let: { hr: 'true' }\n    require: hr",
            [
                "a.yaml:9:12: error: `hr` is an input, at a.yaml:3:3",
                "a.yaml:10:14: error: `require` must be a condition (`bool`), found `list(map(string, string))`",
            ]
        ),
        (
            "  old: { snapshot: old }", "    require: old.polices.size() == 0 || user.account_status == ''",
            [
                "a.yaml:3:3: warning: the input `old` is not used",
                "a.yaml:9:18: error: `polices` is not a field of `inventory`, did you mean `policies`?",
            ]
        ),
        (
            "  old: { snapshot: old }", "    require: old.users.exists(u, u.acount_id == user.account_id)",
            [
                "a.yaml:3:3: warning: the input `old` is not used",
                "a.yaml:9:36: error: `acount_id` is not a field of `user`, did you mean `account_id`?",
            ]
        ),
        // Each row for each user is too much.
        (
            "  hr: { csv: a.csv }", "    require: hr.exists(p, user.account_id.startsWith(p.id))",
            [
                "a.yaml:9:14: error: `hr` is walked over for each user, so the work grows faster than the organization"
            ]
        ),
        (
            "  old: { snapshot: old }", "    require: old.users.exists(u, u.account_id < user.account_id)",
            [
                "a.yaml:9:14: error: `old.users` is walked over for each user, so the work grows faster than the organization"
            ]
        ),
    ]

    @Test(arguments: mistakes)
    func `a mistake is shown at its place`(inputs: String, rest: String, shown: [String]) {
        #expect(Self.shown([("a.yaml", Self.rule(inputs, rest))]) == shown)
    }

    @Test func `a name is declared once in the set, and seen by every file`() {
        let one = Self.rule("  hr: { csv: hr.csv }", Self.uses)
        let other =
            "apiVersion: tenet/v1\nlet: { ids: 'hr.map(p, p.id)' }\nrules:\n  - id: b\n    title: B\n    severity: low\n    for: user\n    require: user.account_id in ids\n"
        #expect(Self.shown([("a.yaml", one), ("b.yaml", other)]) == [])
        #expect(
            Self.shown([("a.yaml", one), ("b.yaml", "apiVersion: tenet/v1\ninputs: { hr: { csv: x.csv } }\n")])
                == ["b.yaml:2:11: error: an input `hr` exists already, at a.yaml:3:3"])
    }

    private static let given: [(given: String, messages: [String])] = [
        ("{ hr: [ { id: u1 }, { id: u2 } ] }", []),
        ("{ hr: [ { id: u1 }, { email: x } ] }", ["every row of a table has the same columns"]),
        ("{ hr: { users: [] } }", ["the input `hr` is a table: a list of rows"]),
        ("{ hz: [] }", ["no rule file declares an input `hz`, did you mean `hr`?"]),
        ("{ hr: text }", ["expected the rows of a table, or an organization as in `given`"]),
    ]

    @Test(arguments: given)
    func `what a test gives fits the input`(given: String, messages: [String]) {
        let tests = "    tests:\n      - name: a test\n        inputs: \(given)\n        expect: { outcome: pass }"
        let shown = Self.shown([("a.yaml", Self.rule("  hr: { csv: hr.csv }", Self.uses + "\n" + tests))])
        #expect(shown.map { $0.split(separator: ": ", maxSplits: 2).last.map(String.init) ?? "" } == messages)
    }
}
