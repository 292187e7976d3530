import CEL
import Evaluation
import Foundation
import JSON
import Observation
import Reporting
import Rules

/// `check`, as the pipeline runs: rules → demand → inventory → assessment → report.
struct Run {
    let rules: RuleOptions
    let connection: ConnectionOptions
    let source: SourceOptions
    let reports: ReportOptions
    let settings: Settings
    let console: Console

    func check() async throws -> ExitStatus {
        let outputs = try OutputChoice.all(reports.outputs, settings)
        let policy = try FailurePolicy(reports, settings)
        let times = try RunTimes(source, settings)
        let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile()
        let origin = try OriginChoice(
            connection: connection, source: source, settings: settings, environment: Command.environment
        ).origin()

        let observation = try await Observer(rules: compiled.rules, times: times, console: console).observe(origin)
        let assessment = observation.assessment(by: compiled.rules, times)

        let status = policy.status(of: assessment)
        let organization = assessment.organization.id
        let report = Report(
            toolVersion: Tenet.version, assessment: assessment, snapshot: observation.snapshot,
            rulesDigest: compiled.digest,
            parameters: compiled.rules.parameters.sorted.map { ($0.name, $0.value.json) },
            exitStatus: status.rawValue, apiCalls: observation.calls.values.reduce(0, +),
            apiCallsByOperation: observation.calls,
            fingerprint: { finding in
                let parts = [finding.rule, organization, finding.resource.kind.rawValue, finding.resource.id]
                return SHA256Digest.hex(JSONValue.array(parts.map(JSONValue.string)).serializedBytes())
            })
        for output in outputs { try output.write(report, on: console) }
        return status
    }
}
