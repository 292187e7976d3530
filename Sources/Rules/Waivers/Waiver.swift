import Diagnostics

/// A person's dated permission for a rule on a resource, or word of what a look by hand showed; as written in a file, its
/// condition not yet looked at.
package struct Waiver: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Findings may stay.
        case waiver
        /// Somebody checked what no API shows.
        case attestation
    }

    /// What of the rule it is about.
    package enum Subject: Sendable {
        /// The rule as a whole; attestations only.
        case rule
        /// The resource with this id.
        case resource(String)
        /// The resources for which the condition is true.
        case condition(ExpressionSource)
        /// A count of at most so many, where `count.max` allows fewer.
        case upTo(Int64)
        /// A count of at least so many, where `count.min` asks for more.
        case downTo(Int64)
    }

    package var kind: Kind
    /// The rule's id.
    package var rule: String
    package var subject: Subject
    package var reason: String
    package var approver: String
    package var ticket: String
    /// When somebody looked; attestations only.
    package var checked: CalendarDay?
    /// Its last day.
    package var expires: CalendarDay
    /// Where it begins.
    package var location: RuleLocation
    let source: SourceText
    let ruleRange: Range<Int>
    let subjectRange: Range<Int>
    let expiresRange: Range<Int>
}

extension Waiver {
    /// Notices of expiry begin so many days before the last day.
    package static let daysOfNotice = 30

    /// Whether it is for a count.
    var hasBound: Bool {
        switch subject {
        case .upTo, .downTo: true
        case .rule, .resource, .condition: false
        }
    }

    /// The resource's id, the condition or the bound, for people; nil for the rule as a whole.
    package var subjectText: String? {
        switch subject {
        case .rule: nil
        case .resource(let id): id
        case .condition(let expression): expression.text
        case .upTo(let bound): "up to \(bound)"
        case .downTo(let bound): "down to \(bound)"
        }
    }
}
