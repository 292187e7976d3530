import CNDJSON
import JSON
import Observations
import Rules

/// Findings that fail, of one rule on many resources, as JSON in one piece of memory: of a million resources they are written at
/// once, and read again only where a report wants their parts.
final class WrittenFindings: FindingContent, @unchecked Sendable {
    /// Bytes that are worth a piece of memory: findings come to be read in another order than that in which they were written, so
    /// that what they share should be a few things that are at hand.
    static let size = 1 << 18
    /// Bytes after which it ends, since the next finding may not find room.
    static let fullSize = size - (1 << 12)

    let rule: RuleMetadata
    /// The rule's id as a JSON string.
    private let ruleIDJSON: [UInt8]
    /// `{` and the members before those of the resource, which are the same for all.
    private let opening: [UInt8]
    private let json: JSONBytes
    /// Bytes of a finding before the resource's id.
    private let idOffset: Int

    /// - Parameter json: One finding after the other, as `WrittenFinding` has them.
    init(_ rule: RuleMetadata, _ json: consuming JSONBytes) {
        self.rule = rule
        self.json = json
        ruleIDJSON = JSONValue.string(rule.id).serializedBytes()
        let status = #","severity":"\#(rule.severity.rawValue)","status":"\#(Finding.Status.fail.rawValue)","#
        opening = Array(#"{"rule":"#.utf8) + ruleIDJSON + Array(status.utf8)
        idOffset = WrittenFinding.idKey(rule.kind).count
    }

    override var ruleID: String { rule.id }
    override var kind: ResourceKind { rule.kind }
    override func resource(at place: Place) -> FindingResource { self[place].resource }
    override func message(at place: Place) -> String { self[place].message }
    override func evidence(at place: Place) -> [Evidence] { self[place].evidence }

    private subscript(place: Place) -> WrittenFinding {
        let members = json.withBytes(at: place.members) { Array($0) }
        return WrittenFinding(
            kind: rule.kind, members: members[...], id: members[idOffset..<Int(place.idEnd - place.start)])
    }

    // What follows is done for each of very many findings, and copies bytes without handing on what holds them.

    override func appendWritten(_ place: Place, _ severity: Severity, to json: inout JSONBytes) -> Bool {
        guard severity == rule.severity else { return false }
        json.append(opening)
        self.json.withBytes(at: place.members) { json.append($0) }
        return true
    }

    override func fetch(_ place: Place) {
        // Where it is sorted, it is seldom near the one before.
        json.withBytes(at: place.members, Self.fetch)
    }

    override func fetchID(_ place: Place) {
        withID(place, Self.fetch)
    }

    private static func fetch(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytes.baseAddress.map { ndjson_fetch_bytes($0, bytes.count) }
    }

    override func appendRuleID(to json: inout JSONBytes) {
        json.append(ruleIDJSON)
    }

    override func appendResourceID(_ place: Place, to json: inout JSONBytes) {
        withID(place) { json.append($0) }
    }

    override func firstIDBytes(at place: Place) -> (UInt64, UInt64) {
        let first: (UInt64, UInt64)? = withID(place) { json in
            // The bytes of a string without escapes are those between its quotes.
            json.containsByte { ByteWords.equal(to: UInt8(ascii: "\\"), in: $0) }
                ? nil : Self.firstBytes(UnsafeBufferPointer(rebasing: json.dropFirst().dropLast()))
        }
        return first ?? super.firstIDBytes(at: place)
    }

    /// Gives `body` the resource's id as a JSON string.
    private func withID<Result>(_ place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        json.withBytes(at: Int(place.start) + idOffset..<Int(place.idEnd), body)
    }
}

extension FindingContent.Place {
    /// Of the bytes of a finding among those of others; nil where they are too many for any place.
    init?(_ bytes: Range<Int>, idEnd: Int) {
        guard let end = UInt32(exactly: bytes.upperBound) else { return nil }
        self.init(start: UInt32(bytes.lowerBound), idEnd: UInt32(idEnd), end: end)
    }

    fileprivate var members: Range<Int> { Int(start)..<Int(end) }
}
