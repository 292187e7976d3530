import JSON
package import Observations
package import Rules

/// One rule on one resource: not compliant, or not decided.
///
/// There may be very many, sorted, merged and handed on: copies share what they hold until one of them is changed.
package struct Finding: Sendable {
    package enum Status: String, Sendable { case fail, undetermined, waived }

    package var severity: Severity
    package var status: Status
    private var content: Content

    /// What copies share.
    private enum Content {
        case parts(Parts)
        case written(WrittenFindings, at: WrittenFindings.Place)
    }

    /// Nobody changes them while several copies share them.
    private final class Parts: @unchecked Sendable {
        let rule: String
        var resource: FindingResource
        var message: String
        var evidence: [Evidence]
        var notes: StoredNotes

        init(
            _ rule: String, _ resource: FindingResource, _ message: String, _ evidence: [Evidence],
            _ notes: StoredNotes = .none
        ) {
            self.rule = rule
            self.resource = resource
            self.message = message
            self.evidence = evidence
            self.notes = notes
        }

        func copy() -> Parts {
            Parts(rule, resource, message, evidence, notes)
        }
    }

    /// What most findings have nothing of.
    private struct Notes {
        var reasons: [Reason] = []
        var count: ObservedCount?
        var waiver: WaiverNote?
        var baseline: BaselineState?
    }

    /// Notes, in a place of their own so that findings without any need no room for them.
    private indirect enum StoredNotes {
        case none
        case some(Notes)

        var value: Notes {
            get { if case .some(let notes) = self { notes } else { Notes() } }
            set { self = .some(newValue) }
        }
    }

    package init(
        rule: String, severity: Severity, status: Status, resource: FindingResource, message: String,
        evidence: [Evidence] = [], reasons: [Reason] = [], count: ObservedCount? = nil, waiver: WaiverNote? = nil,
        baseline: BaselineState? = nil
    ) {
        self.severity = severity
        self.status = status
        let notes = Notes(reasons: reasons, count: count, waiver: waiver, baseline: baseline)
        content = .parts(Parts(rule, resource, message, evidence, .some(notes)))
    }

    /// One that fails.
    init(written: WrittenFindings, at place: WrittenFindings.Place) {
        severity = written.rule.severity
        status = .fail
        content = .written(written, at: place)
    }

    private mutating func change(_ body: (Parts) -> Void) {
        switch content {
        case .written(let written, let place):
            let written = written[place]
            content = .parts(Parts(rule, written.resource, written.message, written.evidence))
        case .parts(let parts):
            content = .parts(parts.copy())
        }
        if case .parts(let parts) = content { body(parts) }
    }

    private var notes: Notes {
        if case .parts(let parts) = content { parts.notes.value } else { Notes() }
    }

    package var rule: String {
        switch content {
        case .parts(let parts): parts.rule
        case .written(let written, _): written.rule.id
        }
    }

    package var resource: FindingResource {
        get {
            switch content {
            case .parts(let parts): parts.resource
            case .written(let written, let place): written[place].resource
            }
        }
        set { change { $0.resource = newValue } }
    }

    /// One line or more for people; data of the organization in it is not escaped.
    package var message: String {
        get {
            switch content {
            case .parts(let parts): parts.message
            case .written(let written, let place): written[place].message
            }
        }
        set { change { $0.message = newValue } }
    }

    package var evidence: [Evidence] {
        get {
            switch content {
            case .parts(let parts): parts.evidence
            case .written(let written, let place): written[place].evidence
            }
        }
        set { change { $0.evidence = newValue } }
    }

    /// Why it is undetermined; empty otherwise.
    package var reasons: [Reason] {
        get { notes.reasons }
        set { change { $0.notes.value.reasons = newValue } }
    }

    /// What was counted, where a `count` fails; nil otherwise.
    package var count: ObservedCount? {
        get { notes.count }
        set { change { $0.notes.value.count = newValue } }
    }

    /// What waives it, or the waiver that did until it expired; nil where nobody said anything of it.
    package var waiver: WaiverNote? {
        get { notes.waiver }
        set { change { $0.notes.value.waiver = newValue } }
    }

    /// How it stands to the baseline; nil without one, and for findings that do not fail.
    package var baseline: BaselineState? {
        get { notes.baseline }
        set { change { $0.notes.value.baseline = newValue } }
    }

    /// Whether a person checked it by hand, since no API shows it.
    package var isAttested: Bool { status == .waived && waiver?.kind == .attestation }
}

/// For very many findings.
extension Finding {
    /// Appends the beginning of a compact JSON object, the members from `rule` to `evidence`, where that is how the finding came and
    /// nothing was changed; otherwise false, with nothing appended.
    package func appendWritten(to json: inout [UInt8]) -> Bool {
        guard case .written(let written, let place) = content, status == .fail, severity == written.rule.severity else {
            return false
        }
        written.append(place, to: &json)
        return true
    }

    /// Lets the processor fetch what will be appended soon.
    package func fetch() {
        if case .written(let written, let place) = content { written.fetch(place) }
    }

    /// Lets the processor fetch the resource's id.
    func fetchResourceID() {
        if case .written(let written, let place) = content { written.fetchID(place) }
    }

    /// Appends the rule's id and the resource's as JSON strings, and between them what `middle` appends for the resource's kind.
    package func appendIDs(to json: inout [UInt8], middle: (ResourceKind, inout [UInt8]) -> Void) {
        switch content {
        case .parts(let parts):
            json.appendJSON(parts.rule)
            middle(parts.resource.kind, &json)
            json.appendJSON(parts.resource.id)
        case .written(let written, let place):
            written.appendIDs(place, to: &json, middle: middle)
        }
    }

    /// The resource's kind.
    package var kind: ResourceKind {
        switch content {
        case .parts(let parts): parts.resource.kind
        case .written(let written, _): written.rule.kind
        }
    }

    /// Gives `body` the resource's id as UTF-8.
    func withResourceID<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if case .written(let written, let place) = content {
            let result = written.withID(place) { json in
                // The bytes of a string without escapes are those between its quotes.
                json.containsByte { ByteWords.equal(to: UInt8(ascii: "\\"), in: $0) }
                    ? nil : body(UnsafeBufferPointer(rebasing: json.dropFirst().dropLast()))
            }
            if let result { return result }
        }
        var id = resource.id
        return id.withUTF8(body)
    }
}
