internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes findings as compact JSON; those of which there may be very many without making values of their parts.
struct JSONFindingWriter {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// `members` is what is said of a finding that has more to it.
    func write(_ finding: Finding, _ members: (Finding) -> [(String, JSONValue)], to bytes: inout [UInt8]) {
        guard let written = finding.written else {
            bytes += JSONValue.members(members(finding)).serializedBytes()
            return
        }
        append(#"{"rule":"#, finding.rule, to: &bytes)
        append(#","severity":"#, finding.severity.rawValue, to: &bytes)
        append(#","status":"#, finding.status.rawValue, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        bytes += written.members
        append(#","fingerprint":"#, report.fingerprint(finding), to: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private func append(_ key: StaticString, _ text: String, to bytes: inout [UInt8]) {
        bytes.append(key)
        bytes.appendJSON(text)
    }
}
