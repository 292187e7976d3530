import CEL
import Diagnostics
import Rules
import Testing

/// Values of parameters, as defaults and as they are given.
struct ParameterTests {
    /// The value of the parameter `p`, and what is wrong with it.
    private func read(
        type: String, default text: String? = nil, given: ParameterText? = nil
    ) -> (value: CELValue?, diagnostics: String) {
        let start = text.map { ", default: \($0)" } ?? ""
        let file = """
            apiVersion: tenet/v1
            params:
              p: { type: \(type)\(start) }
            rules:
              - { id: a, title: A, severity: low, for: user, require: 'params.p == params.p' }

            """
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(file.utf8)) { _ in "" }
        let rules = RuleSet(files: [reader.read()])
        var compiler = RuleCompiler(rules, parameters: given.map { ["p": GivenParameter($0)] } ?? [:])
        let value = compiler.compile().parameters.sorted.first?.value
        let errors = (reader.diagnostics + compiler.diagnostics).sorted().filter { $0.severity == .error }
        return (value, errors.map { $0.rendered(color: false) }.joined(separator: "\n"))
    }

    @Test(arguments: [
        ("double", "1", "1.0"), ("double", "-0.5", "-0.5"), ("double", "+.5", "0.5"), ("double", "1.", "1.0"),
        ("double", "1e3", "1000.0"), ("double", "1.5E-1", "0.15"), ("double", "'2'", "2.0"), ("double", "010", "10.0"),
        ("int", "-1", "-1"), ("int", "+010", "10"),
    ])
    func `a number is decimal, as a default and as it is given`(type: String, text: String, value: String) throws {
        let standing = read(type: type, default: text)
        #expect(standing.value.map { "\($0)" } == value)
        #expect(standing.diagnostics.isEmpty)
        let given = read(type: type, given: .text(text.replacing("'", with: "")))
        #expect(given.value.map { "\($0)" } == value)
        #expect(given.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "1e400", "-1e400", "nan", "NaN", "inf", "-inf", "infinity", ".inf", "-.INF", ".nan", "0x1p3", "0x1F", "0o17",
        "1_000", "1,5", "1e", ".", "five", "''", "true",
    ])
    func `a double is nothing else`(text: String) {
        let word = text == "''" ? "" : text
        let message = "expected a `double`, a finite decimal number, for the parameter `p`, found `\(word)`"
        let standing = read(type: "double", default: text.contains(",") ? "'\(text)'" : text)
        #expect(standing.value == nil)
        #expect(
            standing.diagnostics.split(separator: "\n").first.map(String.init) == "rules.yaml:3:31: error: " + message)
        #expect(read(type: "double", given: .text(word)).diagnostics.contains("error: " + message))
    }

    @Test(arguments: ["0x1F", "0o17", "1.0", "1e3", "9223372036854775808"])
    func `an int is written in decimal too`(text: String) {
        #expect(
            read(type: "int", default: text).diagnostics == """
                rules.yaml:3:28: error: expected an `int` for the parameter `p`, found `\(text)`
                  p: { type: int, default: \(text) }
                                           ^\(String(repeating: "~", count: text.count - 1))
                """)
    }
}
