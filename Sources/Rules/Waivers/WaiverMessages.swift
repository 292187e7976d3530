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

    static func expiry(_ kind: Waiver.Kind, _ day: CalendarDay, days: Int) -> String {
        switch days {
        case ..<0: "the \(kind.rawValue) expired on \(day) and does nothing any more"
        case 0: "the \(kind.rawValue) expires today"
        case 1: "the \(kind.rawValue) expires tomorrow"
        default: "the \(kind.rawValue) expires in \(days) days"
        }
    }
}
