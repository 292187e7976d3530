internal import ArgumentParser

/// Where a plan goes.
struct PlanWritingOptions: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("out")], help: "Write the plan into this file.")
    var file: String?

    @Option(
        help: ArgumentHelp(
            "Who makes the plan, and so does not approve it. (default: TENET_AUTHOR, or who started the CI job)",
            valueName: "name"))
    var author: String?

    @Flag(help: "End with status 5 when the plan has changes.")
    var detailedExitCode = false

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "text, markdown or json, on standard output or into a file; repeatable. (default: text)",
            valueName: "format[=path]"))
    var outputs: [String] = []
}
