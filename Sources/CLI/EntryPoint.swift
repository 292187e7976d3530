internal import ArgumentParser
import Observations

@main
enum EntryPoint {
    static func main() async {
        Console.outliveReaders()
        do {
            try await run(complete(Array(CommandLine.arguments.dropFirst())))
        } catch {
            Tenet.exit(withError: error)
        }
    }

    /// Writes help and the version as any other result: the argument parser does not look whether they could be
    /// written.
    private static func run(_ arguments: [String]) async throws {
        do {
            var command = try await Tenet.asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error where !(error is ExitCode) && Tenet.exitCode(for: error).isSuccess {
            let text = Tenet.fullMessage(for: error)
            try await Command.run { console in
                try console.write(text + "\n")
                return .success
            }
        }
    }

    /// Gives an `--allow-undetermined` without a value its meaning, `all`: the argument parser knows no optional values.
    static func complete(_ arguments: [String]) -> [String] {
        arguments.enumerated().map { index, argument in
            guard argument == "--allow-undetermined" else { return argument }
            let next = arguments.dropFirst(index + 1).first ?? ""
            let words = next.split(separator: ",", omittingEmptySubsequences: false)
            let isValue = next == "all" || words.allSatisfy { ReasonKind(rawValue: String($0)) != nil }
            return isValue ? argument : "--allow-undetermined=all"
        }
    }
}
