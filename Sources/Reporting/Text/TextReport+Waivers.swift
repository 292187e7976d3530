internal import Evaluation
internal import Rules

extension TextReport {
    /// What a person said of a finding, and who.
    func lines(_ note: WaiverNote) -> [String] {
        let said =
            switch (note.kind, note.isExpired) {
            case (.waiver, false): "waived until \(note.expires), \(daysText(note.daysLeft)) left"
            case (.attestation, false): "attested until \(note.expires), \(daysText(note.daysLeft)) left"
            case (.waiver, true): "its waiver expired on \(note.expires)"
            case (.attestation, true): "its attestation expired on \(note.expires)"
            }
        return [
            "    \(said): \(note.reason.shortened(to: 500).visible)",
            style.paint(
                "    approved by \(note.approver.shortened(to: 200).visible), \(note.ticket.shortened(to: 200).visible),"
                    + " at \(note.location.path.visible):\(note.location.line)", .dim),
        ]
    }

    /// What people should know of the waivers themselves; nothing where there is nothing.
    var waiverBlock: [String] {
        let notices = report.assessment.waiverNotices
        guard !notices.isEmpty else { return [] }
        return [style.paint("WAIVERS", .bold, .yellow)]
            + limited(notices) { notice in
                let place = "\(notice.waiver.location.path.visible):\(notice.waiver.location.line)"
                let subject = notice.subject.map { " for \($0.shortened(to: 200).visible)" } ?? ""
                return [
                    "  \(notice.kind.rawValue): \(notice.rule.visible)\(subject): "
                        + "\(notice.text.shortened(to: 500).visible) " + style.paint("(\(place))", .dim)
                ]
            }
    }
}

/// `1 day`, `30 days`.
func daysText(_ days: Int) -> String {
    days == 1 ? "1 day" : "\(days) days"
}
