import JSON
package import Observations
package import Rules

/// One rule on one resource: not compliant, or not decided.
///
/// There may be very many, sorted, merged and handed on: it is small, and copies share what they hold until one of them is changed.
package struct Finding: Sendable {
    package enum Status: String, Sendable { case fail, undetermined, waived }

    package var severity: Severity
    package var status: Status
    private var place: FindingContent.Place = 0
    /// What copies share.
    private var content: FindingContent

    package init(
        rule: String, severity: Severity, status: Status, resource: FindingResource, message: String,
        evidence: [Evidence] = [], reasons: [Reason] = [], count: ObservedCount? = nil, waiver: WaiverNote? = nil,
        baseline: BaselineState? = nil
    ) {
        self.severity = severity
        self.status = status
        let parts = FindingParts(rule, resource, message, evidence)
        parts.notes = FindingParts.Notes(reasons: reasons, count: count, waiver: waiver, baseline: baseline)
        content = parts
    }

    /// One that fails.
    init(written: WrittenFindings, at place: FindingContent.Place) {
        severity = written.rule.severity
        status = .fail
        content = written
        self.place = place
    }

    private mutating func change(_ body: (FindingParts) -> Void) {
        let parts = content.parts(at: place)
        body(parts)
        content = parts
        place = 0
    }

    package var rule: String { content.ruleID }

    package var resource: FindingResource {
        get { content.resource(at: place) }
        set { change { $0.resource = newValue } }
    }

    /// One line or more for people; data of the organization in it is not escaped.
    package var message: String {
        get { content.message(at: place) }
        set { change { $0.message = newValue } }
    }

    package var evidence: [Evidence] {
        get { content.evidence(at: place) }
        set { change { $0.evidence = newValue } }
    }

    /// Why it is undetermined; empty otherwise.
    package var reasons: [Reason] {
        get { content.notes.reasons }
        set { change { $0.notes.reasons = newValue } }
    }

    /// What was counted, where a `count` fails; nil otherwise.
    package var count: ObservedCount? {
        get { content.notes.count }
        set { change { $0.notes.count = newValue } }
    }

    /// What waives it, or the waiver that did until it expired; nil where nobody said anything of it.
    package var waiver: WaiverNote? {
        get { content.notes.waiver }
        set { change { $0.notes.waiver = newValue } }
    }

    /// How it stands to the baseline; nil without one, and for findings that do not fail.
    package var baseline: BaselineState? {
        get { content.notes.baseline }
        set { change { $0.notes.baseline = newValue } }
    }

    /// Whether a person checked it by hand, since no API shows it.
    package var isAttested: Bool { status == .waived && waiver?.kind == .attestation }
}

/// For very many findings.
extension Finding {
    /// Appends the beginning of a compact JSON object, the members from `rule` to `evidence`, where that is how the finding came and
    /// nothing was changed; otherwise false, with nothing appended.
    package func appendWritten(to json: inout JSONBytes) -> Bool {
        status == .fail && content.appendWritten(place, severity, to: &json)
    }

    /// Whether its resource comes before that of another one, by kind and id as UTF-8 bytes.
    func precedes(_ other: Finding) -> Bool {
        content.precedes(other.content, at: place, other.place)
    }

    /// Lets the processor fetch what will be appended soon.
    package func fetch() {
        content.fetch(place)
    }

    /// Appends the rule's id as a JSON string.
    package func appendRuleID(to json: inout JSONBytes) {
        content.appendRuleID(to: &json)
    }

    /// Appends the resource's id as a JSON string.
    package func appendResourceID(to json: inout JSONBytes) {
        content.appendResourceID(place, to: &json)
    }

    /// The resource's kind.
    package var kind: ResourceKind { content.kind }
}
