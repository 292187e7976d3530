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

    /// How many seconds clocks of different machines may differ.
    private static let clockSkew: Int64 = 300

    func check() async throws -> ExitStatus {
        let outputs = try OutputChoice.all(reports.outputs, settings)
        let policy = try FailurePolicy(reports, settings)
        let times = try RunTimes(source, settings)
        let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile()
        let origin = try OriginChoice(
            connection: connection, source: source, settings: settings, environment: Command.environment
        ).origin()

        let observation = try await Observer(rules: compiled.rules, times: times, console: console).observe(origin)
        var assessment = compiled.rules.assess(observation.inventory, now: observation.now)
        if let age = observation.age, let limit = times.maxAge {
            if age > limit {
                assessment = assessment.stale("the snapshot is older than `--max-age` allows; take a new one")
            } else if age < -Self.clockSkew {
                assessment = assessment.stale(
                    "the snapshot says that it was taken in the future, so its age is not known")
            }
        }

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
