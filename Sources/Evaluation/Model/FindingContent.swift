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

    /// The same of the resource's id.
    func appendResourceID(_ place: Place, to json: inout JSONBytes) {
        json.appendJSON(resource(at: place).id)
    }
}
