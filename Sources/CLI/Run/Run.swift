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
    let acceptance: AcceptanceOptions
    let reports: ReportOptions
    let settings: Settings
    let console: Console

    func check() async throws -> ExitStatus {
        let outputs = try OutputChoice.all(reports.outputs, settings)
        let policy = try FailurePolicy(reports, settings)
        let judged = try await judge()
        let assessment = judged.assessment
        let status = policy.status(of: assessment)
        let organization = assessment.organization.id
        let report = Report(
            toolVersion: Tenet.version, assessment: assessment, snapshot: judged.observation.snapshot,
            rulesDigest: judged.compiled.digest,
            parameters: judged.compiled.rules.parameters.sorted.map { ($0.name, $0.value.json) },
            exitStatus: status.rawValue, apiCalls: judged.observation.calls.values.reduce(0, +),
            apiCallsByOperation: judged.observation.calls,
            fingerprint: { finding in
                let parts = [finding.rule, organization, finding.resource.kind.rawValue, finding.resource.id]
                return SHA256Digest.hex(JSONValue.array(parts.map(JSONValue.string)).serializedBytes())
            })
        for output in outputs { try output.write(report, on: console) }
        return status
    }

    /// What was judged, by what, and with which result.
    struct Judged {
        var compiled: RuleFiles.Compiled
        var observation: ObservedOrganization
        /// After waivers.
        var assessment: Assessment
    }

    /// The organization, judged by the rules that were chosen. What is judged while a snapshot is read is not kept.
    func judge(isStreaming: Bool = true) async throws -> Judged {
        let times = try RunTimes(source, settings)
        let files = RuleFiles(options: rules, settings: settings, console: console)
        var compiled = try files.compile()
        compiled.rules.waivers = try WaiverFiles(paths: acceptance.waivers, settings: settings, console: console)
            .compile(for: compiled.all, isStrict: files.isStrict)
        let origin = try OriginChoice(
            connection: connection, source: source, settings: settings, environment: Command.environment
        ).origin()

        let observation = try await Observer(
            rules: compiled.rules, times: times, console: console, isStreaming: isStreaming
        ).observe(origin)
        return Judged(
            compiled: compiled, observation: observation,
            assessment: try await observation.assessment(by: compiled.rules, times))
    }
}
