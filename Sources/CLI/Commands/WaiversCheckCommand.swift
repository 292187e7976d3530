internal import ArgumentParser
import Evaluation
import Reporting
import Rules

/// `tenet waivers check`: find waivers that are wrong, expired, or not needed any more.
struct WaiversCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find waivers that are wrong, expired, or not needed.",
        discussion: """
            Whether a waiver is needed shows only on an organization: give --org, --snapshot or --simulate. Exit status: 0 \
            when all is well, 1 when a waiver is expired, unused, exceeded or its condition undecided, 2 for mistakes.
            """)

    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "What is judged") var source: SourceOptions
    @OptionGroup(title: "What is accepted") var acceptance: AcceptanceOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = try WaiverFiles(paths: acceptance.waivers, settings: settings, console: console)
            try files.requireSome()
            if connection.org != nil || source.snapshot != nil || source.simulate != nil {
                return try await judge(settings, console)
            }
            let ruleFiles = RuleFiles(options: rules, settings: settings, console: console)
            let compiled = try ruleFiles.compile(readsInputs: false)
            let loaded = try files.load(for: compiled.all)
            let today = WaiverFiles.today
            (loaded.diagnostics + loaded.files.flatMap { $0.expiryWarnings(today: today) }).show(on: console)
            let isStrict = try ruleFiles.isStrict
            if loaded.diagnostics.areFatal(strict: isStrict) { return .invalid }
            let waivers = loaded.files.flatMap(\.waivers)
            let expired = waivers.count { $0.expires < today }
            try console.write(Self.summary(waivers.count, expired == 0 ? "none is expired" : "\(expired) expired"))
            return expired == 0 && loaded.diagnostics.isEmpty ? .success : .findings
        }
    }

    private func judge(_ settings: Settings, _ console: Console) async throws -> ExitStatus {
        let run = Run(
            rules: rules, connection: connection, source: source, acceptance: acceptance,
            reports: try ReportOptions.parse([]),
            settings: settings, console: console)
        let judged = try await run.judge()
        let notices = judged.assessment.waiverNotices
        for notice in notices {
            let place = "\(notice.waiver.location.path):\(notice.waiver.location.line)"
            let subject = notice.subject.map { " for \($0)" } ?? ""
            try console.write(
                "\(place): \(notice.kind.rawValue): \(notice.rule)\(subject): \(notice.text)".visible + "\n")
        }
        let bad = notices.count { $0.kind != .expiring }
        let undecided = UndecidedText(judged.assessment)
        if !undecided.rules.isEmpty {
            undecided.lines(", so that none of their waivers is called unused").forEach(console.note)
        }
        try console.write(
            Self.summary(judged.compiled.rules.waivers.count, bad == 0 ? "all are well" : "\(bad) to look at"))
        return bad == 0 ? .success : .findings
    }

    private static func summary(_ count: Int, _ text: String) -> String {
        "\(count) \(count == 1 ? "waiver" : "waivers"), \(text)\n"
    }
}
