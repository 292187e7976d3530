internal import ArgumentParser
import Evaluation
import Reporting

/// `tenet baseline`: the findings that people live with for now.
struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Accept what fails today, and see what came since.",
        subcommands: [BaselineWriteCommand.self, BaselineDiffCommand.self])
}

/// What both have in common: they judge an organization.
struct BaselineOptions: ParsableArguments {
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "What is accepted") var acceptance: AcceptanceOptions

    /// The path of the baseline, and the organization judged.
    func judge(_ console: Console, mayBeMissing: Bool) async throws -> (file: BaselineFile, judged: Run.Judged) {
        let settings = try Settings(folder: ".", environment: Command.environment, console: console)
        guard let path = try settings.value(acceptance.baseline, .baseline) else {
            throw CommandFailure(
                .wrongArguments, "no baseline is named: give `--baseline FILE`, or `baseline` in tenet.yaml")
        }
        let file = try BaselineFile(path: path, mayBeMissing: mayBeMissing)
        let run = Run(
            rules: rules, connection: connection, source: source, acceptance: acceptance,
            reports: try ReportOptions.parse([]), settings: settings, console: console)
        return (file, try await run.judge(comparingCounts: true))
    }
}

/// `tenet baseline write`: accept what fails.
struct BaselineWriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Write what fails today into the baseline.",
        discussion: """
            What the baseline accepts already and nobody could see this time stays in it. Exit status: 0, or 3 when a rule \
            is undetermined, so that the baseline may lack what it would find.
            """)

    @OptionGroup var options: BaselineOptions

    func run() async throws {
        try await Command.run { console in
            let (file, judged) = try await options.judge(console, mayBeMissing: true)
            let assessment = judged.assessment
            let fingerprint = judged.fingerprint
            let old = try file.baseline(of: assessment.organization.id)
            let unseen = zip(old.findings, judged.pastJudge.fates(of: old.findings)).filter { $0.1 == .unseen }.map(\.0)
            let new = Baseline(of: assessment, keeping: unseen) { fingerprint($0) }
            try file.write(new)
            let kept = unseen.isEmpty ? "" : ", \(unseen.count) of them not seen this time"
            try console.write(
                "accepted \(new.findings.count) \(new.findings.count == 1 ? "finding" : "findings")\(kept)\n")
            return BaselineDiffCommand.status(
                assessment, ", so that the baseline may lack what would be found", console)
        }
    }
}

/// `tenet baseline diff`: what differs from it.
struct BaselineDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what is new, worse or resolved since the baseline was written.",
        discussion: """
            Exit status: 1 when something is new or worse than accepted, 3 when a rule is undetermined, otherwise 0.
            """)

    @OptionGroup var options: BaselineOptions

    func run() async throws {
        try await Command.run { console in
            var (file, judged) = try await options.judge(console, mayBeMissing: false)
            try judged.compare(to: file)
            var isNew = false
            for finding in judged.assessment.findings {
                guard let state = finding.baseline, state.isNew else { continue }
                isNew = true
                try console.write(Self.line(state.rawValue, finding.rule, finding.resource))
            }
            let comparison = judged.assessment.baseline
            for finding in comparison?.resolved ?? [] {
                try console.write(Self.line("resolved", finding.rule, finding.resource))
            }
            for finding in comparison?.unseen ?? [] {
                try console.write(Self.line("not seen", finding.rule, finding.resource))
            }
            let undecided = Self.status(judged.assessment, ", so that more may be new", console)
            return .worst([isNew ? .findings : .success, undecided])
        }
    }

    private static func line(_ word: String, _ rule: String, _ resource: FindingResource) -> String {
        "\(word.padded(to: 8))  \(rule): \(resource.text)".visible + "\n"
    }

    /// Undetermined where a rule is, which is told with what follows from it.
    static func status(_ assessment: Assessment, _ consequence: String, _ console: Console) -> ExitStatus {
        let undecided = UndecidedText(assessment)
        guard !undecided.rules.isEmpty else { return .success }
        undecided.lines(consequence).forEach(console.note)
        return .undetermined
    }
}
