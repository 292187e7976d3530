package import Rules

/// What a person said of a finding: that it may stay for a while, or what a look at it showed.
package struct WaiverNote: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The finding may stay until a day.
        case waiver
        /// Somebody checked by hand what no API shows.
        case attestation
    }

    package var kind: Kind
    package var reason: String
    package var approver: String
    package var ticket: String
    /// The last day on which it counts.
    package var expires: CalendarDay
    /// From today to the last day: 0 on that day, less than nothing after it.
    package var daysLeft: Int
    /// Where it stands.
    package var location: RuleLocation

    package init(
        kind: Kind, reason: String, approver: String, ticket: String, expires: CalendarDay, daysLeft: Int,
        location: RuleLocation
    ) {
        self.kind = kind
        self.reason = reason
        self.approver = approver
        self.ticket = ticket
        self.expires = expires
        self.daysLeft = daysLeft
        self.location = location
    }

    /// Whether its last day is over, so that it counts no more.
    package var isExpired: Bool { daysLeft < 0 }
}
