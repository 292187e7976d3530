import Evaluation
import JSON
import Observations
import Reporting
import Rules

/// All organizations of a run, for people and programs.
struct FleetReport {
    /// In the order of the file.
    let results: [FleetResult]

    /// Of the whole run.
    var status: ExitStatus { .worst(results.map(\.status)) }

    private var judged: [FleetResult] { results.filter { $0.assessment != nil } }

    // MARK: - Text

    func text(_ style: TextStyle) -> String {
        let blocks = results.map { block($0, style) } + [[summary]]
        return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private var summary: String {
        let failed = results.count - judged.count
        let counts = [
            "\(results.count) \(results.count == 1 ? "organization" : "organizations")",
            failed == 0 ? nil : "\(failed) not judged",
        ].compactMap { $0 }
        let severities = judged.reduce(into: [Severity: Int]()) { counts, result in
            for (severity, count) in result.failures { counts[severity, default: 0] += count }
        }
        let findings = Severity.allCases.reversed().map { (severities[$0] ?? 0, $0.rawValue) }
        return "\(counts.joined(separator: ", ")); findings: \(Self.counts(findings)); exit status \(status.rawValue)"
    }

    private func block(_ result: FleetResult, _ style: TextStyle) -> [String] {
        guard let assessment = result.assessment else {
            return [
                style.paint("NOT JUDGED \(result.entry.name) (\(result.entry.id.visible))", .red),
                "  \((result.failure ?? "").visible)",
            ]
        }
        let organization = assessment.organization
        let name = organization.name.map { "\($0.visible), " } ?? ""
        let outcomes = result.outcomes.map { ($0.count, $0.outcome.rawValue) }
        let findings = result.failures.map { ($0.count, $0.severity.rawValue) }
        var lines = [
            style.paint("\(result.entry.name) (\(name)\(organization.id.visible))", .bold),
            "  rules: \(Self.counts(outcomes)); findings: \(Self.counts(findings))",
        ]
        for rule in assessment.rules where [.fail, .undetermined].contains(rule.outcome) {
            let failed = rule.findings.count { $0.status == .fail }
            let what = rule.outcome == .fail ? "\(failed) \(failed == 1 ? "finding" : "findings")" : "undetermined"
            lines.append("  \(rule.rule.severity.rawValue) \(rule.rule.id): \(what)")
        }
        if let failure = result.failure { lines.append(style.paint("  \(failure.visible)", .red)) }
        lines += result.reports.map { "  \($0.format.rawValue): \(($0.path ?? "").visible)" }
        return lines
    }

    private static func counts(_ counts: [(Int, String)]) -> String {
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    // MARK: - JSON

    var jsonBytes: [UInt8] { Array((json.serializedPretty().visibleJSON + "\n").utf8) }

    private var json: JSONValue {
        [
            "version": 1, "exit_status": .number(JSONNumber(status.rawValue)),
            "summary": [
                "organizations": .number(JSONNumber(results.count)), "judged": .number(JSONNumber(judged.count)),
                "api_calls": .number(JSONNumber(results.reduce(0) { $0 + $1.apiCalls })),
            ],
            "organizations": .array(results.map(Self.json)),
        ]
    }

    private static func json(_ result: FleetResult) -> JSONValue {
        var object: JSONObject = [
            "name": .string(result.entry.name), "id": .string(result.entry.id),
            "exit_status": .number(JSONNumber(result.status.rawValue)),
            "failure": result.failure.map { .string($0) } ?? .null,
        ]
        guard let assessment = result.assessment else {
            object["organization"] = .null
            return .object(object)
        }
        object["organization"] = [
            "id": .string(assessment.organization.id),
            "name": assessment.organization.name.map { .string($0) } ?? .null,
        ]
        object["dialect"] = .string(assessment.dialect.rawValue)
        object["complete"] = .bool(assessment.isComplete)
        object["api_calls"] = .number(JSONNumber(result.apiCalls))
        object["outcomes"] = .object(
            JSONObject(
                uniqueMembers: result.outcomes.map {
                    JSONObject.Member(key: $0.outcome.rawValue, value: .number(JSONNumber($0.count)))
                }))
        object["findings"] = .object(
            JSONObject(
                uniqueMembers: result.failures.map {
                    JSONObject.Member(key: $0.severity.rawValue, value: .number(JSONNumber($0.count)))
                }))
        object["rules"] = .array(
            assessment.rules.map { rule in
                [
                    "id": .string(rule.rule.id), "severity": .string(rule.rule.severity.rawValue),
                    "outcome": .string(rule.outcome.rawValue),
                    "failed": .number(JSONNumber(rule.findings.count { $0.status == .fail })),
                    "undetermined": .number(JSONNumber(rule.findings.count { $0.status == .undetermined })),
                ]
            })
        object["reports"] = .array(
            result.reports.map { ["format": .string($0.format.rawValue), "path": .string($0.path ?? "")] })
        return .object(object)
    }
}
