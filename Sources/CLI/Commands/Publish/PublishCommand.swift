internal import ArgumentParser

/// `tenet publish`: hand what a check wrote to a service.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Hand what a check wrote to a service.",
        discussion: """
            Exit status: 0 when the service took it, 2 for a file that is not what a check writes, 4 when the service took \
            nothing, 7 when it took a part or nobody knows, 64 for wrong arguments, 130 when interrupted.
            """,
        subcommands: [PublishBitbucketCommand.self, PublishWebhookCommand.self])
}
