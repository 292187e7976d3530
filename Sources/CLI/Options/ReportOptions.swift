internal import ArgumentParser
import Reporting

/// What is written, and what makes the run end badly.
struct ReportOptions: ParsableArguments {
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "\(Self.formats): on standard output or into a file; repeatable. (default: text)",
            valueName: "format[=path]"))
    var outputs: [String] = []

    @Option(
        help:
            "The least severity of a finding that ends with status 1: info, low, medium, high, critical or none. (default: low)"
    )
    var failOn: String?

    @Option(
        help: ArgumentHelp(
            "Kinds of reason that may leave a rule undetermined: all, or some of error, forbidden, incomplete, unsupported, stale.",
            valueName: "kind,…"))
    var allowUndetermined: String?

    private static var formats: String {
        ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
