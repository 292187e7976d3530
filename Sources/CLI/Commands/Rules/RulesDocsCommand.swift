internal import ArgumentParser
import Reporting
import Rules

/// `tenet rules docs`: a page about the rules, for people who do not read their files.
struct RulesDocsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write a page of Markdown about the rules.")

    @OptionGroup(title: "Rules") var rules: RuleOptions

    @Option(
        help: ArgumentHelp(
            "markdown: on standard output or into a file.", valueName: "format[=path]"))
    var output = "markdown"

    func run() async throws {
        try await Command.run { console in
            let path = try path
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile(
                readsInputs: false)
            let page = Array(RuleCatalogue(compiled.rules).text.utf8)
            if let path {
                try AtomicFile.write(page, to: path, isPrivate: false)
            } else {
                try console.write(page)
            }
            return .success
        }
    }

    /// Nil: standard output.
    private var path: String? {
        get throws {
            let parts = output.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == "markdown", parts.count == 1 || !parts[1].isEmpty else {
                throw CommandFailure(.wrongArguments, "expected `markdown`, and perhaps `=path`, found `\(output)`")
            }
            return parts.count == 2 ? String(parts[1]) : nil
        }
    }
}
