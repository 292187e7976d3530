import Diagnostics

/// The texts of what can be wrong with waivers.
enum WaiverMessages {
    static let emptyFile = "the file is empty, expected `apiVersion: tenet/v1` and `waivers:` or `attestations:`"
    static let conditionHint =
        "the condition sees the resource and `params`; a waiver ends by `expires` and not by itself"
    static let upToOfAttestation = "an attestation has no bound: findings of a `count` are waived"
    static let mostDays = 366

    static func subjects(_ keys: [String]) -> String {
        "a waiver needs exactly one of \(keys.map { "`\($0)`" }.joined(separator: ", "))"
    }

    static func attestationSubjects() -> String {
        "an attestation has `resource` or `where`, or none of them for the rule as a whole"
    }

    static func empty(_ key: String) -> String {
        "`\(key)` must say something"
    }

    static func day(_ text: String) -> String {
        "expected a day such as `2027-01-31`, found `\(text)`"
    }

    static func tooFar(_ day: CalendarDay, from start: CalendarDay, last: String) -> String {
        "`\(day)` is \(day.days(since: start)) days after \(last), at most \(mostDays) are allowed"
    }

    static let checkedLater = "`checked` lies in the future"

    static func bound(_ text: String) -> String {
        "expected a whole number from 0, found `\(text)`"
    }

    static func unknownRule(_ id: String, known: [String]) -> String {
        let hint = nearest(to: id, among: known).map { ", did you mean `\($0)`?" } ?? ""
        return "no rule `\(id)` is loaded\(hint)"
    }

    static func notCounted(_ key: String, _ bound: String) -> String {
        "the rule has no `count.\(bound)`, so nothing exceeds `\(key)`"
    }

    static let countedOnly =
        "a `count` rule is waived with a bound, `upTo` or `downTo`: its finding stands on the organization"

    static func duplicate(_ kind: Waiver.Kind, first: String) -> String {
        "the same \(kind.rawValue) exists already, at \(first)"
    }

    static func tooManyConditions(_ most: Int) -> String {
        "a rule can have \(most) conditions in waivers: write fewer, or name resources"
    }

    // MARK: - Action plans

    static let rewrittenDay =
        "spreadsheets write days in their own way: give the column the format yyyy-mm-dd, or text, and the day again"
    static let checkedOfWaiver = "a waiver is not checked: leave the cell empty, or write `attestation` under `entry`"

    static func missingColumn(_ name: String, nearest: String?) -> String {
        "the table needs a column `\(name)`" + (nearest.map { ", did you mean `\($0)`?" } ?? "")
    }

    static func cell(_ column: ActionPlanColumn, _ message: String) -> String {
        "`\(column.rawValue)`: \(message)"
    }

    static func entry(_ text: String) -> String {
        "expected `waiver` or `attestation`, found `\(text)`"
    }

    static func cellSubjects(_ kind: Waiver.Kind) -> String {
        switch kind {
        case .waiver: "a waiver needs exactly one of `resource`, `up_to`, `down_to`"
        case .attestation: "an attestation has a `resource`, or none for the rule as a whole, and no bound"
        }
    }

    static let emptyCell = "it must say something where the row is filled in"
    static let wrongEscape = "a backslash stands before another one or before `u{…}`"

    static func expiry(_ kind: Waiver.Kind, _ day: CalendarDay, days: Int) -> String {
        switch days {
        case ..<0: "the \(kind.rawValue) expired on \(day) and does nothing any more"
        case 0: "the \(kind.rawValue) expires today"
        case 1: "the \(kind.rawValue) expires tomorrow"
        default: "the \(kind.rawValue) expires in \(days) days"
        }
    }
}
