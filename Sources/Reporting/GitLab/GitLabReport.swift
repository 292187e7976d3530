internal import Evaluation
internal import JSON
internal import Rules

/// Writes the open findings as GitLab's code quality report. GitLab drops everything behind an entry that it finds invalid, so
/// that each has all members, and none of them empty.
/// See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
struct GitLabReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        JSONDocument(list: report.openFindings.lazy.map(json)).bytes
    }

    private func json(_ open: OpenFinding) -> JSONValue {
        let place = report.place(of: report.rule(of: open))
        let doubt = open.finding.status == .undetermined ? "undetermined: " : ""
        return .members([
            ("description", .string((doubt + open.text).fitting(1_000))),
            ("check_name", .string(open.finding.rule)),
            ("fingerprint", .string(report.fingerprint(open.finding))),
            ("severity", .string(open.severity.gitLabSeverity)),
            (
                "location",
                ["path": .string(place.path.joined(separator: "/")), "lines": ["begin": .count(place.line)]]
            ),
        ])
    }
}

extension Severity {
    fileprivate var gitLabSeverity: String {
        switch self {
        case .critical: "blocker"
        case .high: "critical"
        case .medium: "major"
        case .low: "minor"
        case .info: "info"
        }
    }
}
