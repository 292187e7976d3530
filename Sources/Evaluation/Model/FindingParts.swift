import Observations

/// The parts of one finding.
final class FindingParts: FindingContent, @unchecked Sendable {
    let rule: String
    var resource: FindingResource
    var message: String
    var evidence: [Evidence]
    private var storedNotes = StoredNotes.none

    /// What most findings have nothing of.
    struct Notes {
        var reasons: [Reason] = []
        var count: ObservedCount?
        var waiver: WaiverNote?
        var baseline: BaselineState?

        fileprivate var isEmpty: Bool { reasons.isEmpty && count == nil && waiver == nil && baseline == nil }
    }

    /// Notes, in a place of their own so that findings without any need no room for them.
    private indirect enum StoredNotes {
        case none
        case some(Notes)
    }

    init(_ rule: String, _ resource: FindingResource, _ message: String, _ evidence: [Evidence]) {
        self.rule = rule
        self.resource = resource
        self.message = message
        self.evidence = evidence
    }

    override var ruleID: String { rule }
    override var kind: ResourceKind { resource.kind }

    override var notes: Notes {
        get { if case .some(let notes) = storedNotes { notes } else { Notes() } }
        set { storedNotes = newValue.isEmpty ? .none : .some(newValue) }
    }

    override func resource(at place: Place) -> FindingResource { resource }
    override func message(at place: Place) -> String { message }
    override func evidence(at place: Place) -> [Evidence] { evidence }
}
