import Observations
import Rules

/// The texts about waivers that did not do what their authors hoped, or soon will not.
enum WaiverTexts {
    /// `isNeeded` is nil where not all was seen that it may be for.
    static func expired(_ note: WaiverNote, isNeeded: Bool?) -> String {
        let ago = "it expired on \(note.expires), \(note.daysLeft == -1 ? "1 day" : "\(-note.daysLeft) days") ago"
        return switch isNeeded {
        case true?: "\(ago), and what it was for was found again"
        case false?: "\(ago), and \(unused)"
        case nil: ago
        }
    }

    static func expiring(_ note: WaiverNote) -> String {
        switch note.daysLeft {
        case 0: "it expires today"
        case 1: "it expires tomorrow, on \(note.expires)"
        default: "it expires in \(note.daysLeft) days, on \(note.expires)"
        }
    }

    static let unused = "nothing that was found needs it"

    static func undecided(_ reasons: [Reason], findings: Int) -> String {
        let on = findings == 1 ? "a finding" : "\(findings) findings"
        return "its condition cannot be decided for \(on), so it does nothing there: "
            + reasons.map(\.text).joined(separator: "; ")
    }

    static func exceeded(_ count: ObservedCount) -> String {
        switch (count.direction, count.most) {
        case (.tooMany, let most?) where most > count.selected:
            "\(count.selected) are selected and \(most - count.selected) are in doubt, more than it allows"
        case (.tooMany, nil):
            "\(count.selected) are selected and not all were seen, so there may be more than it allows"
        case (.tooMany, _): "\(count.selected) are selected, more than it allows"
        case (.tooFew, _): "\(count.selected) are selected, fewer than it allows"
        case (.mixed, _): "the other bound of the count does not hold for sure either"
        }
    }
}
