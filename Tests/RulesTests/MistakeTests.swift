import Diagnostics
import Rules
import Testing

/// Mistakes that people make in rule files, each with the diagnostic they see.
struct MistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        var file: String
        var shown: String
        var testDescription: String { name }
    }

    static func rule(_ lines: String) -> String {
        """
        apiVersion: tenet/v1
        rules:
          - id: the-rule
            title: The rule
            severity: high
        \(lines)

        """
    }

    static let mistakes = [
        Mistake(
            name: "an unknown field, in a plain scalar",
            file: rule("    for: user\n    require: user.twoStepEnabled == true"),
            shown: """
                rules.yaml:7:19: error: `twoStepEnabled` is not a field of `user`
                    require: user.twoStepEnabled == true
                                  ^~~~~~~~~~~~~~
                """),
        Mistake(
            name: "a misspelled field, in a plain scalar",
            file: rule("    for: user\n    require: user.acount_status == 'active'"),
            shown: """
                rules.yaml:7:19: error: `acount_status` is not a field of `user`, did you mean `account_status`?
                    require: user.acount_status == 'active'
                                  ^~~~~~~~~~~~~
                """),
        Mistake(
            name: "a misspelled field, in a folded scalar over two lines",
            file: rule("    for: user\n    require: >-\n      user.account_status == 'active' &&\n      user.nam == 'x'"),
            shown: """
                rules.yaml:9:12: error: `nam` is not a field of `user`, did you mean `name`?
                    user.nam == 'x'
                         ^~~
                """),
        Mistake(
            name: "a misspelled field, in a literal scalar",
            file: rule("    for: user\n    require: |\n      user.account_status == 'active'\n        && user.nam == 'x'"),
            shown: """
                rules.yaml:9:17: error: `nam` is not a field of `user`, did you mean `name`?
                      && user.nam == 'x'
                              ^~~
                """),
        Mistake(
            name: "a misspelled field, in a double-quoted scalar with escapes",
            file: rule("    for: user\n    require: \"user.account_status == \\\"active\\\" && user.nam == \\\"x\\\"\""),
            shown: """
                rules.yaml:7:56: error: `nam` is not a field of `user`, did you mean `name`?
                    require: "user.account_status == \\"active\\" && user.nam == \\"x\\""
                                                                       ^~~
                """),
        Mistake(
            name: "a misspelled field, in a single-quoted scalar with doubled quotes",
            file: rule("    for: user\n    require: 'user.account_status == ''active'' && user.nam == ''x'''"),
            shown: """
                rules.yaml:7:56: error: `nam` is not a field of `user`, did you mean `name`?
                    require: 'user.account_status == ''active'' && user.nam == ''x'''
                                                                       ^~~
                """),
    ]

    @Test(arguments: mistakes) func `a mistake is shown at its characters`(_ mistake: Mistake) {
        #expect(diagnostics(of: mistake.file) == mistake.shown)
    }

    private func diagnostics(of text: String) -> String {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in "" }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        _ = compiler.compile()
        return (reader.diagnostics + compiler.diagnostics).sorted().map { $0.rendered(color: false) }
            .joined(separator: "\n")
    }
}
