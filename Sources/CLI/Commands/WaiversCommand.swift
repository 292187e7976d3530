internal import ArgumentParser

/// `tenet waivers`: what people allowed for a while.
struct WaiversCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waivers", abstract: "List waivers and attestations, check them, or add one.",
        subcommands: [WaiversListCommand.self, WaiversCheckCommand.self, WaiversAddCommand.self],
        defaultSubcommand: WaiversListCommand.self)
}
