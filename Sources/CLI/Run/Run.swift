import AdminAPI
import CEL
import Evaluation
import Foundation
import JSON
import Observations
import Reporting
import Rules

/// `check`, as the pipeline runs: rules → demand → inventory → assessment → report.
struct Run {
    let rules: RuleOptions
    let connection: ConnectionOptions
    let source: SourceOptions
    let acceptance: AcceptanceOptions
    let reports: ReportOptions
    /// `--output`.
    var outputs: [String] = []
    let settings: Settings
    let console: Console
    /// Whether calls are shown, before the first and after the last.
    var explainsCost = false
    /// Values of parameters that go before all others.
    var parameters: [String: GivenParameter] = [:]
    /// Places of inputs that go before all others.
    var inputs: [String: InputPlace] = [:]
    /// The credential, where it is known already.
    var key: APIKey?
    /// Those of all organizations of the run, by credential.
    var budgets: RateBudgets?

    func check() async throws -> ExitStatus {
        let choices = try OutputChoice.all(outputs, settings)
        try OutputPaths.check(choices.compactMap(\.path), outputs.isEmpty ? .invalid : .wrongArguments)
        let checked = try await checked()
        for choice in choices { try choice.write(checked.report, on: console) }
        for note in checked.report.assessment.notes { console.note("note: \(note.visible)") }
        if checked.status == .undetermined {
            let policy = try FailurePolicy(reports, settings)
            policy.undecided(in: checked.report.assessment).lines().forEach(console.note)
        }
        return checked.status
    }

    /// The report of the organization, and how the run ends.
    func checked() async throws -> (report: Report, status: ExitStatus) {
        let policy = try FailurePolicy(reports, settings)
        let baseline = try BaselineFile(acceptance, settings)
        if policy.newOnly, baseline == nil {
            throw CommandFailure(.wrongArguments, "`--new-only` needs `--baseline FILE`")
        }
        let isRedacted = try settings.flag(reports.redact, .redact)
        let oscalVersion =
            try settings.value(reports.oscalVersion, .oscalVersion).flatMap { OSCALVersion(rawValue: $0) } ?? .v1_1_3
        let history = try HistoryFile(reports, settings)

        var judged = try await judge(comparingCounts: baseline != nil)
        let fingerprint = judged.fingerprint
        if let baseline { try judged.compare(to: baseline) }
        let assessment = judged.assessment
        var status = policy.status(of: assessment)
        let recorded = history?.record(judged, status, console)
        if history != nil, recorded == nil { status = .worst([status, .localFailure]) }
        var report = Report(
            toolVersion: Tenet.version, assessment: assessment, snapshot: judged.observation.snapshot,
            rulesDigest: judged.compiled.digest,
            parameters: judged.compiled.rules.parameters.sorted.map { ($0.name, $0.value.json) },
            exitStatus: status.rawValue, apiCalls: judged.observation.calls.values.reduce(0, +),
            apiCallsByOperation: judged.observation.calls,
            appendFingerprint: { fingerprint.append($0, to: &$1) }, history: recorded)
        report.inputs = judged.compiled.inputs
        report.repository = .current
        report.oscalVersion = oscalVersion
        if explainsCost { report.plannedCalls = judged.observation.planned }
        if isRedacted {
            let people = try await judged.observation.people().union(judged.compiled.people)
            report = report.redacted(by: Redaction(PersonalNames(people), Command.environment))
        }
        return (report, status)
    }

    /// What was judged, by what, and with which result.
    struct Judged {
        var compiled: RuleFiles.Compiled
        var observation: ObservedOrganization
        /// After waivers.
        var assessment: Assessment

        var fingerprint: Fingerprint { Fingerprint(organization: assessment.organization.id) }

        /// Says what became of earlier findings.
        var pastJudge: PastJudge {
            let fingerprint = fingerprint
            return PastJudge(assessment, seenIDs: observation.seenIDs) { fingerprint($0) }
        }

        mutating func compare(to file: BaselineFile) throws {
            let fingerprint = fingerprint
            let baseline = try file.baseline(of: assessment.organization.id)
            assessment = assessment.compared(to: baseline, by: pastJudge) { fingerprint($0) }
        }
    }

    /// The organization, judged by the rules that were chosen. What is judged while a snapshot is read is not kept.
    func judge(isStreaming: Bool = true, comparingCounts: Bool = false) async throws -> Judged {
        let times = try RunTimes(source, settings)
        let files = RuleFiles(
            options: rules, settings: settings, console: console, parameterValues: parameters, inputPlaces: inputs)
        var compiled = try files.compile()
        compiled.rules.waivers = try WaiverFiles(paths: acceptance.waivers, settings: settings, console: console)
            .compile(for: compiled.all, isStrict: files.isStrict)
        compiled.rules.countsAreCompared = comparingCounts
        let origin = try OriginChoice(
            connection: connection, source: source, settings: settings, environment: Command.environment,
            key: key, budgets: budgets
        ).origin()

        let observation = try await Observer(
            rules: compiled.rules, times: times, console: console, isStreaming: isStreaming,
            explainsCost: explainsCost
        ).observe(origin)
        return Judged(
            compiled: compiled, observation: observation,
            assessment: try await observation.assessment(by: compiled.rules, times))
    }
}
