import Diagnostics
import Evaluation
import Remediation
import Rules
import Testing

struct RuleExampleTests {
    private static let pages = ["WritingRules", "Expressions", "LinearRules", "WhatAPlanHolds", "Inputs"]

    @Test(arguments: pages) func `rule files of the guide have no diagnostics`(page: String) throws {
        let rules = GuideRules(try GuidePage(page))
        #expect(rules.diagnostics == [])
        #expect(!rules.set.rules.isEmpty)
    }

    @Test(arguments: pages) func `rules of the guide prove themselves`(page: String) throws {
        let set = GuideRules(try GuidePage(page)).set
        let runner = RuleTestRunner(set) { try RehearsedPlan(for: $0, $1, $2, set) }
        let differences = set.tests.flatMap { test in
            runner.run(test).differences.map { "\(test.rule): \(test.name): \($0)" }
        }
        #expect(differences == [])
        #expect(Set(set.tests.map(\.rule)) == set.knownIDs)
    }

    @Test(arguments: ["WritingRules", "LinearRules"])
    func `mistakes of the guide are shown as the guide shows them`(page: String) throws {
        let blocks = try GuidePage(page).blocks
        let mistakes = zip(blocks, blocks.dropFirst()).filter { $0.0.text.hasPrefix("# wrong.yaml\n") }
        #expect(!mistakes.isEmpty)
        for (file, shown) in mistakes {
            let rules = GuideRules(files: [("wrong.yaml", file.text)])
            #expect(rules.diagnostics.joined(separator: "\n") + "\n" == shown.text)
        }
    }
}
