internal import ArgumentParser

@main
struct Tenet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tenet")
}
