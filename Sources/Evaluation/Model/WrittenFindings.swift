import CNDJSON
import JSON
import Observations
import Rules

/// Findings that fail, of one rule on many resources, as JSON in one piece of memory: of a million resources they are written at
/// once, and read again only where a report wants their parts.
final class WrittenFindings: Sendable {
    /// Bytes that are worth a piece of memory: findings come to be read in another order than that in which they were written, so
    /// that what they share should be a few things that are at hand.
    static let size = 1 << 18

    let rule: RuleMetadata
    /// The rule's id as a JSON string.
    private let ruleID: [UInt8]
    /// `{` and the members before those of the resource, which are the same for all.
    private let opening: [UInt8]
    private let json: JSONBytes
    /// Bytes of a finding before the resource's id.
    private let idOffset: Int

    /// Where a finding is.
    struct Place: BitwiseCopyable {
        var start: Int
        /// The end of the resource's id.
        var idEnd: Int
        var end: Int
    }

    /// - Parameter json: One finding after the other, as `WrittenFinding` has them.
    init(_ rule: RuleMetadata, _ json: consuming JSONBytes) {
        self.rule = rule
        self.json = json
        ruleID = JSONValue.string(rule.id).serializedBytes()
        let status = #","severity":"\#(rule.severity.rawValue)","status":"\#(Finding.Status.fail.rawValue)","#
        opening = Array(#"{"rule":"#.utf8) + ruleID + Array(status.utf8)
        idOffset = WrittenFinding.idKey(rule.kind).count
    }

    subscript(place: Place) -> WrittenFinding {
        let members = json.withBytes(at: place.start..<place.end) { Array($0) }
        return WrittenFinding(
            kind: rule.kind, members: members[...], id: members[idOffset..<place.idEnd - place.start])
    }

    // What follows is done for each of very many findings, and copies bytes without handing on what holds them.

    /// Appends the beginning of a JSON object: all that is written of the finding.
    func append(_ place: Place, to json: inout [UInt8]) {
        json.append(copying: opening)
        self.json.withBytes(at: place.start..<place.end) { json.append(contentsOf: $0) }
    }

    /// Lets the processor fetch the finding: where it is sorted, it is seldom near the one before.
    func fetch(_ place: Place) {
        json.withBytes(at: place.start..<place.end, Self.fetch)
    }

    /// The same of the resource's id.
    func fetchID(_ place: Place) {
        withID(place, Self.fetch)
    }

    private static func fetch(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytes.baseAddress.map { ndjson_fetch_bytes($0, bytes.count) }
    }

    /// Appends the rule's id and the resource's as JSON strings, and between them what `middle` appends for the resource's kind.
    func appendIDs(_ place: Place, to json: inout [UInt8], middle: (ResourceKind, inout [UInt8]) -> Void) {
        json.append(copying: ruleID)
        middle(rule.kind, &json)
        withID(place) { json.append(contentsOf: $0) }
    }

    /// Gives `body` the resource's id as a JSON string.
    func withID<Result>(_ place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        json.withBytes(at: place.start + idOffset..<place.idEnd, body)
    }
}
