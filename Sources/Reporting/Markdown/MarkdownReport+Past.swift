internal import Evaluation
internal import Rules

extension MarkdownReport {
    /// What is known of waivers, the baseline and earlier runs; nothing where there is nothing.
    var footer: [[String]] {
        [waivers, baseline, history].filter { !$0.isEmpty }
    }

    private var waivers: [String] {
        let notices = report.assessment.waiverNotices
        guard !notices.isEmpty else { return [] }
        return ["## Waivers", ""] + list(notices.map { $0.line.markdown })
    }

    private var baseline: [String] {
        guard let baseline = report.assessment.baseline else { return [] }
        let states = report.assessment.rules.flatMap(\.findings).compactMap(\.baseline)
        let counts = [
            (states.count { $0 == .new }, "new"), (states.count { $0 == .worse }, "worse than accepted"),
            (states.count { $0 == .accepted }, "accepted"), (baseline.resolved.count, "resolved"),
            (baseline.unseen.count, "not seen"),
        ]
        return ["## Baseline", "", "Of \(baseline.accepted) accepted: \(countText(counts)).", ""]
            + past(baseline.resolved, "resolved") + past(baseline.unseen, "not seen")
    }

    private var history: [String] {
        guard let history = report.history else { return [] }
        var lines = ["## History", ""]
        if let comparison = history.comparison {
            let counts = [
                (comparison.new.count, "new"), (comparison.fixed.count, "fixed"),
                (comparison.unchanged, "unchanged"), (comparison.unseen.count, "not seen"),
            ]
            lines += ["Since `\(comparison.previous)`: \(countText(counts)).", ""]
            lines += past(comparison.fixed, "fixed") + past(comparison.unseen, "not seen")
        } else {
            lines.append("This is the first run.")
        }
        if history.trend.count > 1 {
            let values = history.trend.map(\.failures)
            lines += ["", "Failing findings of \(values.count) runs: \(sparkline(values)) \(values.last ?? 0)"]
        }
        return lines
    }

    private func past(_ findings: [RecordedFinding], _ word: String) -> [String] {
        list(findings.map { "\(word): \($0.rule.visible.markdownCode): \($0.resource.text.markdown)" })
    }

    /// At most twenty, since the end is not where room is to be lost.
    private func list(_ items: [String]) -> [String] {
        let left = items.count - 20
        return items.prefix(20).map { "- " + $0 } + (left > 0 ? ["- … and \(left) more"] : [])
    }
}
