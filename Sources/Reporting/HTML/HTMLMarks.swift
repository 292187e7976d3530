internal import Evaluation
internal import Rules

/// What is said of a finding in a word or two: how it stands to earlier runs, to the baseline and to its waiver.
struct HTMLMarks {
    /// Those that one can filter by.
    var marks: [String] = []
    /// How long its waiver lasts.
    var daysLeft: String?

    init(_ finding: Finding, isNew: Bool) {
        if isNew { marks.append("new") }
        if let state = finding.baseline { marks.append(state.htmlText) }
        guard let waiver = finding.waiver else { return }
        if finding.isAttested { marks.append("attested") }
        if waiver.isExpired {
            marks.append("\(waiver.kind.rawValue) expired")
        } else {
            daysLeft = waiver.daysLeft == 0 ? "last day" : "\(daysText(waiver.daysLeft)) left"
        }
    }
}
