internal import Evaluation
internal import Observations
internal import Rules

extension TextReport {
    func mark(_ state: BaselineState) -> String {
        switch state {
        case .new: style.paint("new", .bold)
        case .accepted: style.paint("accepted", .dim)
        case .worse: style.paint("worse than accepted", .bold)
        }
    }

    /// What of the baseline is gone, or could not be seen.
    var baselineBlock: [String] {
        guard let baseline = report.assessment.baseline else { return [] }
        let states = report.assessment.rules.flatMap(\.findings).compactMap(\.baseline)
        let counts = BaselineState.allCases.map { state in (states.count { $0 == state }, name(of: state)) }
        let others = [(baseline.resolved.count, "resolved"), (baseline.unseen.count, "not seen")]
        return [style.paint("BASELINE", .bold) + " of \(baseline.accepted): \(countText(counts + others))"]
            + past(baseline.resolved, "resolved") + past(baseline.unseen, "not seen")
    }

    private func name(of state: BaselineState) -> String {
        state == .worse ? "worse than accepted" : state.rawValue
    }

    /// What changed since the run before, how the last runs went, and how long findings stay.
    var historyBlock: [String] {
        guard let history = report.history else { return [] }
        var lines = [style.paint("HISTORY", .bold)]
        if let comparison = history.comparison {
            let counts = [
                (comparison.new.count, "new"), (comparison.fixed.count, "fixed"),
                (comparison.unchanged, "unchanged"), (comparison.unseen.count, "not seen"),
            ]
            lines[0] += " since \(comparison.previous): \(countText(counts))"
            lines += past(comparison.fixed, "fixed") + past(comparison.unseen, "not seen")
        } else {
            lines[0] += ": this is the first run"
        }
        if history.trend.count > 1 {
            let values = history.trend.map(\.failures)
            lines.append("  failing findings of \(values.count) runs: \(sparkline(values)) \(values.last ?? 0)")
        }
        if !history.fixTimes.isEmpty {
            let times = history.fixTimes.map {
                "\($0.severity.rawValue) \(durationText($0.median)) (\($0.fixed) fixed)"
            }
            lines.append("  time to fix (median): \(times.joined(separator: ", "))")
        }
        return lines
    }

    private func past(_ findings: [RecordedFinding], _ word: String) -> [String] {
        limited(findings) { finding in
            let count = finding.count.map { ", \($0) counted" } ?? ""
            return ["  \(word): \(finding.rule.visible): \(finding.resource.text)\(count)"]
        }
    }
}
