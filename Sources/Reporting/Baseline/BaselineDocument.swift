package import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes a baseline as a file that people review: a finding a line, sorted, the same findings always the same bytes.
package struct BaselineDocument {
    private let baseline: Baseline

    package init(_ baseline: Baseline) {
        self.baseline = baseline
    }

    package func bytes() -> [UInt8] {
        JSONDocument { document in
            document.member("version", .number(JSONNumber(Baseline.version)))
            document.member("organization", .string(baseline.organization))
            document.list("findings", baseline.findings.lazy.map(Self.json))
        }.bytes
    }

    private static func json(_ finding: RecordedFinding) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("rule", .string(finding.rule)),
            ("severity", .string(finding.severity.rawValue)),
            ("kind", .string(finding.resource.kind.rawValue)),
            ("id", .string(finding.resource.id)),
        ]
        if let count = finding.count { members.append(("count", .count(count))) }
        return .members(members + [("fingerprint", .string(finding.fingerprint))])
    }
}
