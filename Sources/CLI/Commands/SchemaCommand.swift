internal import ArgumentParser
import Reporting
import Rules

/// `tenet schema`: descriptions of files, for editors and programs.
struct SchemaCommand: AsyncParsableCommand {
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case report, rules, settings, orgs
        case orgsReport = "orgs-report"
    }

    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of a file that people write, or of a report.")

    @Argument(
        help: """
            report: what --output json writes; rules: rule files and test files; settings: tenet.yaml; orgs: the file of --orgs; \
            orgs-report: what --output json writes of many organizations.
            """)
    var subject: Subject

    func run() async throws {
        try await Command.run { [subject] console in
            let schema =
                switch subject {
                case .report: JSONReportSchema.text
                case .rules: RuleFileSchema.text
                case .settings: SettingsSchema.text
                case .orgs: FleetFileSchema.text
                case .orgsReport: FleetReportSchema.text
                }
            try console.write(schema)
            return .success
        }
    }
}
