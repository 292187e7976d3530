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

    package init(
        fingerprint: String, rule: String, severity: Severity, resource: FindingResource, count: Int? = nil
    ) {
        self.fingerprint = fingerprint
        self.rule = rule
        self.severity = severity
        self.resource = resource
        self.count = count
    }

    /// What a baseline tells it from others by: a `require` and a `count` of one rule may both fail on the organization.
    struct Identity: Hashable {
        var fingerprint: String
        var isCount: Bool
    }

    var identity: Identity { Identity(fingerprint: fingerprint, isCount: count != nil) }
}
