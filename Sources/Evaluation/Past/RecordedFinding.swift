package import CEL
package import Rules

/// A finding of an earlier time, as a baseline or the history holds it.
package struct RecordedFinding: Hashable, Sendable {
    /// Hex SHA-256 of the compact JSON array `[rule, organization id, kind, resource id]`.
    package var fingerprint: String
    package var rule: String
    package var severity: Severity
    package var resource: FindingResource
    /// How many a `count` rule counted; nil for other findings.
    package var count: Int?
    /// How many it counted of each key that was out of bounds; nil where it counted by none, or nobody wrote them down.
    package var keys: [CELStringKey: Int]?

    package init(
        fingerprint: String, rule: String, severity: Severity, resource: FindingResource, count: Int? = nil,
        keys: [CELStringKey: Int]? = nil
    ) {
        self.fingerprint = fingerprint
        self.rule = rule
        self.severity = severity
        self.resource = resource
        self.count = count
        self.keys = keys
    }

    /// What a baseline tells it from others by: a `require` and a `count` of one rule may both fail on the organization.
    struct Identity: Hashable {
        var fingerprint: String
        var isCount: Bool
    }

    var identity: Identity { Identity(fingerprint: fingerprint, isCount: count != nil) }
}
