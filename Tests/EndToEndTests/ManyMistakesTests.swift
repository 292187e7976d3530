import Foundation
import Testing

struct ManyMistakesTests {
    private func rules(_ requirements: [String]) -> String {
        "apiVersion: tenet/v1\nrules:\n"
            + requirements.enumerated().map { index, requirement in
                "  - { id: r\(index + 1), title: R, severity: low, for: user, require: \(requirement) }\n"
            }.joined()
    }

    private func lint(_ requirements: [String]) throws -> [String] {
        let scratch = try Scratch()
        try scratch.file("rules/rules.yaml", rules(requirements))
        let result = try Tenet.run("lint", folder: scratch.folder)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        return result.errors.split(separator: "\n").map(String.init)
    }

    @Test func `an error is shown however many warnings stand before it`() throws {
        let lines = try lint(Array(repeating: "user.name != 'x'", count: 200) + ["user.nam != 'x'"])
        #expect(lines.count { $0.contains(": warning: ") } == 199)
        #expect(
            lines.suffix(5) == [
                "rules/rules.yaml:203:67: error: `nam` is not a field of `user`, did you mean `name`?",
                "  - { id: r201, title: R, severity: low, for: user, require: user.nam != 'x' }",
                String(repeating: " ", count: 66) + "^~~",
                "… and 1 more warning", "1 error, 200 warnings",
            ])
    }

    @Test func `of too many errors the first are shown, and the rest is counted`() throws {
        let lines = try lint(
            Array(repeating: "user.name != 'x'", count: 2) + Array(repeating: "user.nam != 'x'", count: 203))
        #expect(!lines.contains { $0.contains(": warning: ") })
        #expect(lines.count { $0.contains(": error: ") } == 200)
        #expect(lines.suffix(2) == ["… and 3 more errors, 2 more warnings", "203 errors, 2 warnings"])
    }
}
