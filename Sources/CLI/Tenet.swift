internal import ArgumentParser

/// `tenet`: checks an Atlassian organization against rules.
struct Tenet: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "tenet", abstract: "Check an Atlassian Cloud organization against rules.", version: version,
        subcommands: [
            CheckCommand.self, SnapshotCommand.self, PlanCommand.self, RollbackCommand.self, ApproveCommand.self,
            ApplyCommand.self,
            RemediateCommand.self, SimulateCommand.self, LintCommand.self, TestCommand.self, RulesCommand.self,
            ExplainCommand.self, EvalCommand.self, PublishCommand.self, WaiversCommand.self, BaselineCommand.self,
            HistoryCommand.self, ConfigCommand.self, SchemaCommand.self,
        ])
}
