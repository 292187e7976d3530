internal import ArgumentParser
import Reporting

/// What makes the run end badly, and what stays of it.
struct ReportOptions: ParsableArguments {
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

    @Flag(help: "Only findings that the baseline does not accept, or accepts milder, end with status 1.")
    var newOnly = false

    @Flag(help: "Hash emails, and the names of people, in every report.")
    var redact = false

    @Option(help: "Record the run in this file, and show what changed since the runs before.")
    var history: String?

    @Option(help: "How many days runs stay in the history; older ones are forgotten. (default: all stay)")
    var keepDays: Int?

    @Option(help: "The version of OSCAL that `oscal` is written in: \(Self.oscalVersions). (default: 1.1.3)")
    var oscalVersion: String?

    private static var oscalVersions: String {
        OSCALVersion.allCases.map(\.rawValue).joined(separator: " or ")
    }
}
