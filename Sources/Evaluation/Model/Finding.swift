package import JSON
package import Observations
package import Rules

/// One rule on one resource: not compliant, or not decided.
package struct Finding: Sendable {
    package enum Status: String, Sendable { case fail, undetermined, waived }

    package var rule: String
    package var severity: Severity
    package var status: Status
    package var resource: FindingResource
    /// One line or more for people; data of the organization in it is not escaped.
    package var message: String
    package var evidence: [Evidence] {
        get { storedEvidence.values }
        set { storedEvidence = .values(newValue) }
    }
    private var storedEvidence: StoredEvidence
    /// Why it is undetermined; empty otherwise.
    package var reasons: [Reason]
    /// What was counted, where a `count` fails; nil otherwise.
    package var count: ObservedCount?
    /// What waives it, or the waiver that did until it expired; nil where nobody said anything of it.
    package var waiver: WaiverNote?
    /// How it stands to the baseline; nil without one, and for findings that do not fail.
    package var baseline: BaselineState?

    package init(
        rule: String, severity: Severity, status: Status, resource: FindingResource, message: String,
        evidence: [Evidence] = [], reasons: [Reason] = [], count: ObservedCount? = nil, waiver: WaiverNote? = nil,
        baseline: BaselineState? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.status = status
        self.resource = resource
        self.message = message
        storedEvidence = .values(evidence)
        self.reasons = reasons
        self.count = count
        self.waiver = waiver
        self.baseline = baseline
    }

    /// The evidence as a compact JSON array, where that is how it came.
    package var evidenceJSON: [UInt8]? {
        if case .json(let json) = storedEvidence { json } else { nil }
    }

    /// Sets the evidence to what a compact JSON array of objects with `expr`, `value` and `total` says.
    mutating func setEvidence(json: [UInt8]) {
        storedEvidence = .json(json)
    }

    /// Whether a person checked it by hand, since no API shows it.
    package var isAttested: Bool { status == .waived && waiver?.kind == .attestation }
}

/// The resource that a finding stands on.
package struct FindingResource: Hashable, Sendable {
    package var kind: ResourceKind
    package var id: String
    package var name: String?

    package init(kind: ResourceKind, id: String, name: String? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}

/// A value that the condition read.
package struct Evidence: Hashable, Sendable {
    /// As the rule wrote it: `user.email`, `params.max_admins`.
    package var expr: String
    /// Lists are capped at 100 elements.
    package var value: JSONValue
    /// How many elements a capped list has; nil where nothing was left out.
    package var total: Int?

    package init(expr: String, value: JSONValue, total: Int? = nil) {
        self.expr = expr
        self.value = value
        self.total = total
    }
}
