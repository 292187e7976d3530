package import CEL
package import Observations
package import Rules

/// Holds rules against the examples in their files.
package struct RuleTestRunner {
    /// What would be planned for a test's organization, given what its rule finds there.
    package typealias Planning = (RuleTest, Assessment, Inventory) throws -> RehearsedPlan

    private let rules: CompiledRuleSet
    private let planning: Planning

    /// - Parameter planning: Asked where a test says what it expects to be planned.
    package init(_ rules: CompiledRuleSet, planning: @escaping Planning) {
        self.rules = rules
        self.planning = planning
    }

    /// What a test shows: the differences between what was expected and what came; none where it holds.
    package struct Result: Sendable {
        package var test: RuleTest
        package var differences: [String]
    }

    /// The instant that `now` is in tests that name none.
    package static let defaultNow = CELTimestamp.testing

    package func run(_ test: RuleTest) -> Result {
        let set = rules.filtered { $0.id == test.rule }
        guard !set.rules.isEmpty else {
            return Result(test: test, differences: ["no rule `\(test.rule)` is loaded"])
        }
        do {
            let now = test.now ?? Self.defaultNow
            let set = try set.prepared(for: test, at: now)
            let inventory = try Inventory(given: test.given, dialect: test.dialect, takenAt: now)
            let assessment = set.assess(inventory, now: inventory.takenAt)
            var differences = assessment.rules.flatMap { self.differences(test.expectation, $0) }
            if let expected = test.expectation.plan {
                differences += difference(expected, try planning(test, assessment, inventory))
            }
            return Result(test: test, differences: differences)
        } catch {
            return Result(test: test, differences: ["\(error)"])
        }
    }

    private func differences(_ expected: RuleTest.Expectation, _ rule: RuleAssessment) -> [String] {
        let failed = rule.findings.filter { $0.status == .fail }
        let undecided = rule.findings.filter { $0.status == .undetermined }
        var differences: [String] = []
        if let outcome = expected.outcome, outcome != rule.outcome.rawValue {
            let why = rule.reasons.isEmpty ? "" : " (\(rule.reasons.map(\.text).joined(separator: "; ")))"
            differences.append("expected the outcome \(outcome), found \(rule.outcome.rawValue)\(why)")
        }
        differences += difference("findings", expected.findings?.sorted(), failed.map(\.resource.id).sorted())
        differences += difference(
            "undetermined", expected.undetermined?.sorted(), undecided.map(\.resource.id).sorted())
        differences += difference("messages", expected.messages, failed.map(\.message))
        return differences
    }

    private func difference(_ expected: [RuleTest.Change], _ found: RehearsedPlan) -> [String] {
        let (wanted, planned) = (expected.sorted(), found.changes.sorted())
        if wanted.count == planned.count, zip(wanted, planned).allSatisfy({ $0.expects($1) }) { return [] }
        let texts = (shown(wanted.map(\.description)), shown(planned.map(\.description)))
        return ["expected the plan \(texts.0), found \(texts.1)"] + found.reasons
    }

    private func difference(_ what: String, _ expected: [String]?, _ found: [String]) -> [String] {
        guard let expected, expected != found else { return [] }
        return ["expected the \(what) \(shown(expected)), found \(shown(found))"]
    }

    private func shown(_ texts: [String]) -> String {
        "[" + texts.map { "`\($0)`" }.joined(separator: ", ") + "]"
    }
}

extension [RuleTest.Change] {
    fileprivate func sorted() -> [RuleTest.Change] {
        sorted { $0.policy.utf8.lexicographicallyPrecedes($1.policy.utf8) }
    }
}

extension CELTimestamp {
    /// 2026-01-01T00:00:00Z.
    fileprivate static var testing: CELTimestamp {
        CELTimestamp(seconds: 1_767_225_600) ?? .epoch
    }
}
