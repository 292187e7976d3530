internal import Evaluation
internal import Rules

/// What changed since the run before and beside the baseline.
struct HTMLChanges {
    /// A number and what it counts.
    struct Count {
        var number: Int
        var meaning: String
    }

    /// Findings of an earlier time, under a heading.
    struct Past {
        struct Line {
            var pastRule: String
            var pastSeverity: String
            var pastResource: String
        }
        var pastTitle: String
        var lines: [Line]
        var morePast: String?
    }

    /// A column of the chart of runs.
    struct Column {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
        var columnStyle: String
    }

    private static let mostLines = 200

    var since: String?
    var counts: [Count] = []
    var hasCounts = false
    var columns: [Column] = []
    var hasColumns: Bool
    var trendText = ""
    var trendSpoken = ""
    var baselineText: String?
    var fixText: String?
    var past: [Past] = []

    /// Nil without a history and without a baseline.
    init?(_ report: Report) {
        let history = report.history
        let baseline = report.assessment.baseline
        guard history != nil || baseline != nil else { return nil }
        hasColumns = (history?.trend.count ?? 0) > 1
        if let history {
            since = history.comparison.map { "Since \($0.previous.htmlMinute)" } ?? "The first run in its history"
            if let comparison = history.comparison { add(comparison) }
            if hasColumns { draw(history.trend.map(\.failures)) }
            let times = history.fixTimes.map {
                "\($0.severity.rawValue) \(durationText($0.median)) (\($0.fixed) fixed)"
            }
            fixText = times.isEmpty ? nil : "Median time to fix: \(times.joined(separator: ", "))."
        }
        if let baseline { add(baseline, report.assessment.findings.compactMap(\.baseline)) }
    }

    private mutating func add(_ comparison: RunComparison) {
        hasCounts = true
        counts = [
            Count(number: comparison.new.count, meaning: "new"),
            Count(number: comparison.fixed.count, meaning: "fixed"),
            Count(number: comparison.unchanged, meaning: "unchanged"),
        ]
        if !comparison.unseen.isEmpty {
            counts.append(Count(number: comparison.unseen.count, meaning: "not seen this time"))
        }
        add(comparison.fixed, "Fixed since the run before")
        add(comparison.unseen, "Neither found nor shown to be fixed since the run before")
    }

    private mutating func add(_ baseline: BaselineComparison, _ states: [BaselineState]) {
        let counts = BaselineState.allCases.map { state in (states.count { $0 == state }, state.htmlText) }
        let others = [(baseline.resolved.count, "resolved"), (baseline.unseen.count, "not seen this time")]
        baselineText = "Beside a baseline of \(baseline.accepted): \(countText(counts + others))."
        add(baseline.resolved, "Accepted by the baseline, and resolved")
        add(baseline.unseen, "Accepted by the baseline, and neither found nor shown to be resolved")
    }

    private mutating func add(_ findings: [RecordedFinding], _ title: String) {
        guard !findings.isEmpty else { return }
        let lines = findings.prefix(Self.mostLines).map { finding in
            Past.Line(
                pastRule: finding.rule, pastSeverity: finding.severity.htmlWord, pastResource: finding.resource.text)
        }
        let left = findings.count - lines.count
        past.append(
            Past(
                pastTitle: "\(title): \(findings.count)", lines: lines,
                morePast: left > 0 ? "… and \(left) more" : nil))
    }

    private mutating func draw(_ values: [Int]) {
        let most = Double(max(1, values.max() ?? 1))
        let step = 100 / Double(values.count)
        columns = values.enumerated().map { index, value in
            let height = value == 0 ? 0.5 : max(1, 30 * Double(value) / most)
            return Column(
                x: (Double(index) * step).shortened, y: (30 - height).shortened, width: (step * 0.8).shortened,
                height: height.shortened, columnStyle: index == values.count - 1 ? "last" : "")
        }
        trendText = "failing findings, last \(values.count) runs"
        trendSpoken =
            "Failing findings of the last \(values.count) runs, oldest first: "
            + values.map(String.init).joined(separator: ", ")
    }
}

extension BaselineState {
    /// In a list of counts, and as the mark of a finding.
    var htmlText: String {
        switch self {
        case .new: "not in the baseline"
        case .accepted: "accepted"
        case .worse: "worse than accepted"
        }
    }
}
