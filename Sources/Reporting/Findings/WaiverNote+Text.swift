internal import Evaluation
internal import Rules

extension WaiverNote {
    /// How it stands: `waived until 2027-01-31, 68 days left`.
    var state: String {
        let seen = checked.map { " on \($0)" } ?? ""
        return switch (kind, isExpired) {
        case (.waiver, false): "waived until \(expires), \(daysText(daysLeft)) left"
        case (.attestation, false): "attested\(seen) until \(expires), \(daysText(daysLeft)) left"
        case (.waiver, true): "its waiver expired on \(expires)"
        case (.attestation, true): "its attestation expired on \(expires)"
        }
    }

    /// Who said so: `approved by ciso@acme.example, SEC-12`.
    var approval: String {
        "approved by \(approver.shortened(to: 200).visible), \(ticket.shortened(to: 200).visible)"
    }

    /// All of it on one line.
    var text: String {
        "\(state): \(reason.shortened(to: 500).visible) (\(approval))"
    }
}

extension WaiverNotice {
    /// For people, on one line: `expired: admin-verified-domain for u-1: it expired on 2026-10-31, 24 days ago`.
    var line: String {
        let subject = subject.map { " for \($0.shortened(to: 200).visible)" } ?? ""
        return "\(kind.rawValue): \(rule.visible)\(subject): \(text.shortened(to: 500).visible)"
    }
}
