internal import Evaluation
internal import JSON

/// Writes the findings as NDJSON: a line is a finding as the `json` format has it, with the organization and the time of the
/// run, so that it can be read on its own. A rule whose outcome no finding carries has a line on the organization.
/// See https://github.com/ndjson/ndjson-spec.
struct NDJSONReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        let assessment = report.assessment
        let run: [(String, JSONValue)] = [
            ("organization", JSONReport.json(assessment.organization)), ("now", .string("\(assessment.now)")),
        ]
        let json = JSONReport(report)
        let findings = assessment.rules.lazy.flatMap { $0.findings(carryingOutcomeIn: assessment.organization) }
        return JSONDocument(lines: findings.map { .members(run + json.members(of: $0)) }).bytes
    }
}
