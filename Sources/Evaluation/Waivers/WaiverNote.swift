package import Rules

/// What a person said of a finding: that it may stay for a while, or what a look at it showed.
package struct WaiverNote: Hashable, Sendable {
    package var kind: Waiver.Kind
    package var reason: String
    package var approver: String
    package var ticket: String
    /// When somebody looked; attestations only.
    package var checked: CalendarDay?
    /// The last day on which it counts.
    package var expires: CalendarDay
    /// From today to the last day: 0 on that day, less than nothing after it.
    package var daysLeft: Int
    /// Where it stands.
    package var location: RuleLocation

    package init(
        kind: Waiver.Kind, reason: String, approver: String, ticket: String, checked: CalendarDay? = nil,
        expires: CalendarDay, daysLeft: Int, location: RuleLocation
    ) {
        self.kind = kind
        self.reason = reason
        self.approver = approver
        self.ticket = ticket
        self.checked = checked
        self.expires = expires
        self.daysLeft = daysLeft
        self.location = location
    }

    /// What the waiver says on a day.
    package init(_ waiver: Waiver, today: CalendarDay) {
        self.init(
            kind: waiver.kind, reason: waiver.reason, approver: waiver.approver, ticket: waiver.ticket,
            checked: waiver.checked, expires: waiver.expires, daysLeft: waiver.expires.days(since: today),
            location: waiver.location)
    }

    /// Whether its last day is over, so that it counts no more.
    package var isExpired: Bool { daysLeft < 0 }
}
