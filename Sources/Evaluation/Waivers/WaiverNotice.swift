/// Something that people should know of a waiver itself.
package struct WaiverNotice: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Its last day is over.
        case expired
        /// It will expire within 30 days.
        case expiring
        /// Nothing that was found needs it.
        case unused
        /// Its condition has no value for a finding, so it waives nothing there.
        case undecided
        /// More was found than it allows.
        case exceeded
    }

    package var kind: Kind
    package var rule: String
    /// What of the rule it is about: a resource's id or a condition; nil: the rule as a whole.
    package var subject: String?
    package var waiver: WaiverNote
    /// For people, in one line: lower case, no full stop.
    package var text: String

    package init(kind: Kind, rule: String, subject: String?, waiver: WaiverNote, text: String) {
        self.kind = kind
        self.rule = rule
        self.subject = subject
        self.waiver = waiver
        self.text = text
    }
}
