internal import Evaluation
internal import Rules

extension TextReport {
    /// What a person said of a finding, and who.
    func lines(_ note: WaiverNote) -> [String] {
        [
            "    \(note.state): \(note.reason.shortened(to: 500).visible)",
            style.paint(
                "    \(note.approval), at \(note.location.path.visible):\(note.location.line)", .dim),
        ]
    }

    /// What people should know of the waivers themselves; nothing where there is nothing.
    var waiverBlock: [String] {
        let notices = report.assessment.waiverNotices
        guard !notices.isEmpty else { return [] }
        return [style.paint("WAIVERS", .bold, .yellow)]
            + limited(notices) { notice in
                let place = "\(notice.waiver.location.path.visible):\(notice.waiver.location.line)"
                return ["  \(notice.line) " + style.paint("(\(place))", .dim)]
            }
    }
}

/// `1 day`, `30 days`.
func daysText(_ days: Int) -> String {
    days == 1 ? "1 day" : "\(days) days"
}
