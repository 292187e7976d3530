internal import ArgumentParser

/// What people accept for a while.
struct AcceptanceOptions: ParsableArguments {
    @Option(help: "A file of waivers and attestations; repeatable.")
    var waivers: [String] = []

    @Option(help: "A file of findings that are accepted, as `tenet baseline write` writes it.")
    var baseline: String?
}
