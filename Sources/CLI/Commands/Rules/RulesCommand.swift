internal import ArgumentParser

/// `tenet rules`: what rules there are and what they say.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List rules, show one, or write a page about all.",
        subcommands: [RulesListCommand.self, RulesShowCommand.self, RulesDocsCommand.self],
        defaultSubcommand: RulesListCommand.self)
}
