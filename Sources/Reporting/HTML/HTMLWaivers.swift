internal import Evaluation
internal import Rules

/// What is waived or attested, and what should be known of the waivers themselves.
struct HTMLWaivers {
    struct Notice {
        var noticeKind: String
        var noticeRule: String
        var subject: String
        var noticeText: String
        var expiry: String
        var approval: String
        var noticePlace: String
    }

    private static let mostNotices = 500

    var sentence: String
    var waivedLink: String?
    /// Beside the other numbers of the summary.
    var short: String?
    var notices: [Notice]
    var hasNotices: Bool
    var moreNotices: String?

    init(_ assessment: Assessment) {
        let waived = assessment.findings.filter { $0.status == .waived }
        let attested = waived.count(where: \.isAttested)
        let parts = [(waived.count - attested, "waived"), (attested, "attested by a person")].filter { $0.0 > 0 }
        sentence =
            parts.isEmpty
            ? "Nothing is waived."
            : "Findings: " + parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
        waivedLink = waived.isEmpty ? nil : "#status=waived"
        let all = assessment.waiverNotices
        let counts = WaiverNotice.Kind.allCases.compactMap { kind in
            let count = all.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.htmlText)"
        }
        short = counts.isEmpty ? nil : "Waivers: \(counts.joined(separator: ", "))."
        notices = all.prefix(Self.mostNotices).map { notice in
            let note = notice.waiver
            return Notice(
                noticeKind: notice.kind.htmlText, noticeRule: notice.rule,
                subject: notice.subject?.shortened(to: 200) ?? "the rule as a whole",
                noticeText: notice.text.shortened(to: 500), expiry: note.htmlExpiry,
                approval: "\(note.approver.shortened(to: 200)), \(note.ticket.shortened(to: 200))",
                noticePlace: "\(note.location.path):\(note.location.line)")
        }
        hasNotices = !notices.isEmpty
        let left = all.count - notices.count
        moreNotices = left > 0 ? "… and \(left) more" : nil
    }
}

extension WaiverNotice.Kind {
    var htmlText: String {
        switch self {
        case .expired: "expired"
        case .expiring: "expiring within 30 days"
        case .unused: "unused"
        case .undecided: "undecided"
        case .exceeded: "exceeded"
        }
    }
}

extension WaiverNote {
    /// The last day and how far it is.
    var htmlExpiry: String {
        isExpired ? "expired on \(expires)" : "until \(expires), \(daysText(daysLeft)) left"
    }

    /// What was said of a finding, and by whom.
    var htmlText: String {
        let who = "\(approver.shortened(to: 200)), \(ticket.shortened(to: 200))"
        return state.prefix(1).uppercased() + state.dropFirst() + ": \(reason.shortened(to: 500))\n"
            + "Approved by \(who), at \(location.path):\(location.line)"
    }
}
