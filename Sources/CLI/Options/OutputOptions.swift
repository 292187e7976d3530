internal import ArgumentParser
import Reporting

/// What is written.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "\(Self.formats): on standard output or into a file; repeatable. (default: text)",
            valueName: "format[=path]"))
    var outputs: [String] = []

    private static var formats: String {
        ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
