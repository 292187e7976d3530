internal import ArgumentParser

/// What is judged when it is not the live organization.
struct SourceOptions: ParsableArguments {
    @Option(help: "Judge the snapshot in this directory.")
    var snapshot: String?

    @Option(help: "Serve the snapshot in this directory through the simulator and judge it by the real client.")
    var simulate: String?

    @Option(
        help:
            "What `now` is in rules, such as 2026-11-01T00:00:00Z. (default: the clock, or when the snapshot was taken)"
    )
    var now: String?

    @Option(help: "Every rule is undetermined on a snapshot older than this, such as 36h or 7d.")
    var maxAge: String?
}
