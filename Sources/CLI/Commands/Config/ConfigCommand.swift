internal import ArgumentParser

/// `tenet config`: the settings.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the settings.", subcommands: [ConfigShowCommand.self],
        defaultSubcommand: ConfigShowCommand.self)
}
