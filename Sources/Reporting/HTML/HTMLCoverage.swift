internal import Evaluation
internal import Observations
internal import Rules

/// What could not be seen and why, and what was asked.
struct HTMLCoverage {
    /// What is missing for one kind of reason.
    struct Gap {
        struct Text {
            var text: String
            var affected: String
        }
        var heading: String
        var texts: [Text]
        var moreGaps: String?
        var advice: String
    }

    struct Operation {
        var operation: String
        var requests: Int
    }

    private static let mostTexts = 50

    var style: String
    var mark: String
    var sentence: String
    var gaps: [Gap]
    var calls: String
    var operations: [Operation]
    var hasOperations: Bool

    init(_ report: Report) {
        let rules = report.assessment.rules
        gaps = ReasonKind.allCases.compactMap { Self.gap($0, rules) }
        operations = report.sortedAPICalls.map { Operation(operation: $0.operation, requests: $0.count) }
        hasOperations = !operations.isEmpty
        calls =
            report.apiCalls == 0
            ? "No request was sent: a snapshot was judged."
            : "\(counted(report.apiCalls, "request")) \(report.apiCalls == 1 ? "was" : "were") sent to the Admin API."
        let affected = rules.count { $0.outcome == .undetermined || !$0.reasons.isEmpty }
        let isWhole = report.assessment.isComplete && affected == 0
        let outcome: Outcome = isWhole ? .pass : .undetermined
        style = outcome.html.style
        mark = outcome.html.mark
        switch (report.assessment.isComplete, affected) {
        case (true, 0): sentence = "Everything that the rules asked for was seen and decided."
        case (true, _):
            sentence =
                "All that was asked for was read, but \(counted(affected, "rule")) could not be decided in full."
        case (false, 0): sentence = "Not everything was seen; the rules could be decided without it."
        case (false, _):
            sentence = "Not everything was seen; \(counted(affected, "rule")) could not be decided in full."
        }
    }

    private static func gap(_ kind: ReasonKind, _ rules: [RuleAssessment]) -> Gap? {
        var order: [String] = []
        var affected: [String: [String]] = [:]
        for assessment in rules {
            for reason in assessment.reasons where reason.kind == kind {
                if affected[reason.text] == nil { order.append(reason.text) }
                affected[reason.text, default: []].append(assessment.rule.id)
            }
        }
        guard !order.isEmpty else { return nil }
        let texts = order.prefix(mostTexts).map { text in
            Gap.Text(text: text.shortened(to: 500), affected: list(affected[text] ?? []))
        }
        let left = order.count - texts.count
        return Gap(
            heading: kind.htmlHeading, texts: texts, moreGaps: left > 0 ? "… and \(left) more" : nil,
            advice: kind.advice)
    }

    private static func list(_ rules: [String]) -> String {
        let shown = rules.prefix(5).joined(separator: ", ")
        return "(\(shown)\(rules.count > 5 ? " and \(rules.count - 5) more rules" : ""))"
    }
}
