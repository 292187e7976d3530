internal import ArgumentParser
import Observations

@main
enum EntryPoint {
    static func main() async {
        Console.outliveReaders()
        await Tenet.main(complete(Array(CommandLine.arguments.dropFirst())))
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
