import Observations
import Rules

/// What copies of a finding share: its parts, or many findings of which it is the one at a place. What is done for each of very many
/// findings is asked of a class, since taking an enum apart counts one reference more, which several threads would count in turns.
class FindingContent: @unchecked Sendable {
    // Nobody changes it while several findings share it. Hence the unchecked.

    /// Where a finding begins among many, in bytes; 0 for one that is by itself. There may be very many places.
    typealias Place = UInt32

    var ruleID: String { preconditionFailure("every content has a rule") }
    var kind: ResourceKind { preconditionFailure("every content has a kind") }
    var notes: FindingParts.Notes { FindingParts.Notes() }
    func resource(at place: Place) -> FindingResource { preconditionFailure("every content has a resource") }
    func message(at place: Place) -> String { preconditionFailure("every content has a message") }
    func evidence(at place: Place) -> [Evidence] { preconditionFailure("every content has evidence") }

    /// The parts of a finding, which nobody shares.
    final func parts(at place: Place) -> FindingParts {
        let parts = FindingParts(ruleID, resource(at: place), message(at: place), evidence(at: place))
        parts.notes = notes
        return parts
    }

    /// Appends the members from `rule` to `evidence` behind a brace, where they are written; otherwise false, with nothing appended.
    func appendWritten(_ place: Place, _ severity: Severity, to json: inout JSONBytes) -> Bool { false }

    /// Lets the processor fetch what is written of a finding.
    func fetch(_ place: Place) {}

    /// Appends the rule's id as a JSON string.
    func appendRuleID(to json: inout JSONBytes) {
        json.appendJSON(ruleID)
    }

    /// Gives `body` the resource's id as UTF-8.
    func withResourceID(at place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var id = resource(at: place).id
        id.withUTF8(body)
    }

    /// Whether the resource of a finding comes before that of another one, by kind and id as UTF-8 bytes.
    final func precedes(_ other: FindingContent, at place: Place, _ otherPlace: Place) -> Bool {
        if kind != other.kind { return kind.rawValue.utf8.lexicographicallyPrecedes(other.kind.rawValue.utf8) }
        var isBefore = false
        withResourceID(at: place) { id in
            other.withResourceID(at: otherPlace) { isBefore = id.lexicographicallyPrecedes($0) }
        }
        return isBefore
    }

    /// Appends the resource's id as a JSON string.
    func appendResourceID(_ place: Place, to json: inout JSONBytes) {
        json.appendJSON(resource(at: place).id)
    }
}
