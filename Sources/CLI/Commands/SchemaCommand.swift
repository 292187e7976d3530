internal import ArgumentParser
import Reporting
import Rules

/// `tenet schema`: descriptions of files, for editors and programs.
struct SchemaCommand: AsyncParsableCommand {
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case report, rules
    }

    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of rule files or of the json report.")

    @Argument(help: "report: what --output json writes; rules: rule files and test files.") var subject: Subject

    func run() async throws {
        try await Command.run { [subject] console in
            switch subject {
            case .report: try console.write(JSONReportSchema.text)
            case .rules: try console.write(RuleFileSchema.text)
            }
            return .success
        }
    }
}
