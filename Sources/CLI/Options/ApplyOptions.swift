internal import ArgumentParser

/// What applying takes besides a plan.
struct ApplyOptions: ParsableArguments {
    @Option(help: "A file that holds the API key for writing. (default: the environment's TENET_WRITE_API_KEY)")
    var writeTokenFile: String?

    @Option(
        help: "The folder of locks and journals. (default: tenet in $XDG_STATE_HOME or in ~/.local/state)")
    var state: String?

    @Option(help: "The file of the journal, which must not be there yet. (default: one in the state folder)")
    var journal: String?

    @Option(help: ArgumentHelp("Break the lock with this nonce, of a run that is gone.", valueName: "nonce"))
    var breakLock: String?

    @Option(help: "How many seconds a policy may take to become what it is told to. (default: 60)")
    var verifyWithin: Double?

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "text, json, or github (the text, and the summary of the step), on standard output or into a file; repeatable. (default: text)",
            valueName: "format[=path]"))
    var outputs: [String] = []
}
