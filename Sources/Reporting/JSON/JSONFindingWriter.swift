internal import Evaluation
internal import JSON

/// Writes findings as compact JSON; those of which there may be very many without making values of their parts.
struct JSONFindingWriter {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// `members` is what is said of a finding that has more to it.
    func write(_ finding: Finding, _ members: (Finding) -> [(String, JSONValue)], to bytes: inout JSONBytes) {
        guard finding.appendWritten(to: &bytes) else {
            bytes.append(JSONValue.members(members(finding)).serializedBytes())
            return
        }
        bytes.append(#","fingerprint":""#)
        report.appendFingerprint(finding, &bytes)
        bytes.append(#""}"#)
    }
}
