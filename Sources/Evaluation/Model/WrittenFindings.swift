import CNDJSON
import JSON
import Observations
import Rules

/// Findings that fail, of one rule on many resources, in one piece of memory: of a million resources they are written at once, and
/// read again only where a report wants their parts.
final class WrittenFindings: FindingContent, @unchecked Sendable {
    /// Bytes that are worth a piece of memory: findings come to be read in another order than that in which they were written, so
    /// that what they share should be a few things that are at hand.
    static let size = 1 << 16
    /// Bytes after which it ends, since the next finding may not find room.
    static let fullSize = size - (1 << 12)
    /// The same of the first piece of a rule, which mostly finds little.
    static let firstSize = 1 << 12

    let rule: RuleMetadata
    private let phrases: FindingPhrases
    /// The rule's id as a JSON string.
    private let ruleIDJSON: [UInt8]
    /// `{` and the members before those of the resource, which are the same for all.
    private let opening: [UInt8]
    private let segments: JSONBytes

    /// - Parameter segments: One finding after the other, as `WrittenFinding` has them, in segments.
    init(_ rule: RuleMetadata, _ phrases: FindingPhrases, _ segments: consuming JSONBytes) {
        self.rule = rule
        self.phrases = phrases
        // Texts are copied sixteen bytes at a time.
        segments.reserve(16)
        self.segments = segments
        ruleIDJSON = JSONValue.string(rule.id).serializedBytes()
        let status = #","severity":"\#(rule.severity.rawValue)","status":"\#(Finding.Status.fail.rawValue)","#
        opening = Array(#"{"rule":"#.utf8) + ruleIDJSON + Array(status.utf8)
    }

    override var ruleID: String { rule.id }
    override var kind: ResourceKind { rule.kind }
    override func resource(at place: Place) -> FindingResource { self[place].resource }
    override func message(at place: Place) -> String { self[place].message }
    override func evidence(at place: Place) -> [Evidence] { self[place].evidence }

    private subscript(place: Place) -> WrittenFinding {
        var json = JSONBytes()
        append(place, to: &json)
        return WrittenFinding(kind: rule.kind, members: json.withBytes(at: 0..<json.count) { Array($0) })
    }

    // What follows is done for each of very many findings, and copies bytes without handing on what holds them.

    override func appendWritten(_ place: Place, _ severity: Severity, to json: inout JSONBytes) -> Bool {
        guard severity == rule.severity else { return false }
        json.append(opening)
        append(place, to: &json)
        return true
    }

    @inline(__always)
    private func append(_ place: Place, to json: inout JSONBytes) {
        withSegments(place) { phrases.append($0, to: &json) }
    }

    /// Gives `body` the first segment of a finding, behind which there are all others.
    @inline(__always)
    private func withSegments<Result>(_ place: Place, _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        segments.withBytes(at: Int(place)..<segments.count) { bytes in
            guard let start = bytes.baseAddress else { preconditionFailure("every finding has segments") }
            return body(start)
        }
    }

    /// Bytes of a finding that are fetched: most have no more.
    private static let fetchedSize = 192

    override func fetch(_ place: Place) {
        // Where it is sorted, it is seldom near the one before.
        withSegments(place) { ndjson_fetch_bytes($0, Self.fetchedSize) }
    }

    /// Lets the processor fetch the resource's id.
    func fetchID(_ place: Place) {
        withSegments(place) { ndjson_fetch_bytes($0, 1) }
    }

    override func appendRuleID(to json: inout JSONBytes) {
        json.append(ruleIDJSON)
    }

    override func appendResourceID(_ place: Place, to json: inout JSONBytes) {
        json.append(UInt8(ascii: "\""))
        withID(place) { json.append($0) }
        json.append(UInt8(ascii: "\""))
    }

    override func withResourceID(at place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let isPlain = withID(place) { id in
            // The bytes of a string without escapes are those between its quotes.
            let isEscaped = id.bytes.containsByte { ByteWords.equal(to: UInt8(ascii: "\\"), in: $0) }
            guard !isEscaped else { return false }
            body(id.bytes)
            return true
        }
        if !isPlain { super.withResourceID(at: place, body) }
    }

    /// The first sixteen bytes of the resource's id as UTF-8, the very first one highest; zeros where there are fewer.
    func firstIDBytes(at place: Place) -> (UInt64, UInt64) {
        var first: (UInt64, UInt64) = (0, 0)
        withResourceID(at: place) { first = Self.firstBytes($0) }
        return first
    }

    private static func firstBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        var words: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) {
            $0.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes.prefix(16))))
        }
        return (UInt64(bigEndian: words.0), UInt64(bigEndian: words.1))
    }

    /// Gives `body` the resource's id as it stands between the quotes of a JSON string.
    private func withID<Result>(_ place: Place, _ body: (TextSlice) -> Result) -> Result {
        withSegments(place) { body(FindingPhrases.text(at: $0)) }
    }
}
