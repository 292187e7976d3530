internal import Evaluation
internal import Rules

/// A part of the bar of outcomes, and its line in the legend.
struct HTMLOutcomeBar {
    var style: String
    var mark: String
    var word: String
    var count: Int
    /// Of a hundred.
    var x: Double
    var width: Double

    static func bars(_ rules: [RuleAssessment]) -> [HTMLOutcomeBar] {
        var x = 0.0
        return Outcome.allCases.map { outcome in
            let count = rules.count { $0.outcome == outcome }
            let width = percentage(count, of: rules.count)
            defer { x += width }
            let word = outcome.html
            return HTMLOutcomeBar(
                style: word.style, mark: word.mark, word: word.word, count: count, x: x.shortened,
                width: width.shortened)
        }
    }
}

/// How many findings of one severity fail, beside the most of any.
struct HTMLSeverityBar {
    var style: String
    var word: String
    var count: Int
    /// Of a hundred.
    var width: Double

    static func bars(_ counts: [Severity: Int]) -> [HTMLSeverityBar] {
        let most = counts.values.max() ?? 0
        return Severity.allCases.reversed().map { severity in
            let count = counts[severity] ?? 0
            return HTMLSeverityBar(
                style: severity.rawValue, word: severity.htmlWord, count: count,
                width: percentage(count, of: most).shortened)
        }
    }
}

/// What cannot be seen as a bar is shown as a sliver.
private func percentage(_ count: Int, of total: Int) -> Double {
    count == 0 || total == 0 ? 0 : max(0.5, Double(count) * 100 / Double(total))
}

extension Double {
    /// With two digits after the point: enough for a drawing.
    var shortened: Double {
        (self * 100).rounded() / 100
    }
}
