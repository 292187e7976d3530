internal import CEL
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
        if let keys = finding.keys {
            let sorted = keys.map { ($0.key.string, $0.value) }.sorted {
                $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
            }
            members.append(("keys", .members(sorted.map { ($0.0, .count($0.1)) })))
        }
        return .members(members + [("fingerprint", .string(finding.fingerprint))])
    }
}
