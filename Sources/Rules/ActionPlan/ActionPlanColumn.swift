/// The columns of an action plan: what was found, and what people fill in to accept it for a while.
package enum ActionPlanColumn: String, CaseIterable, Sendable {
    case severity, rule, title, controls
    case resourceKind = "resource_kind"
    case resourceName = "resource_name"
    case message
    /// `waiver`, or `attestation` where no API shows what is asked.
    case entry
    /// The resource's id; empty where the entry is for a count, or an attestation for the rule as a whole.
    case resource
    /// Of a count, as the keys of a waiver.
    case upTo = "up_to"
    case downTo = "down_to"
    /// From here on empty, until somebody fills them in.
    case reason, approver, ticket, expires
    /// Of attestations alone.
    case checked

    /// A row in which all of these are empty is left as it is.
    static let filledIn: [ActionPlanColumn] = [.reason, .approver, .ticket, .expires, .checked]
    /// What a table needs to be read; the others are for people.
    static let needed: [ActionPlanColumn] = [.entry, .rule, .resource, .upTo, .downTo] + filledIn
}
