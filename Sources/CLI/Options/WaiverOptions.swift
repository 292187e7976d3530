internal import ArgumentParser

/// What is not repaired, since people accept it for a while.
struct WaiverOptions: ParsableArguments {
    @Option(help: "A file of waivers and attestations; repeatable. What is waived is not repaired.")
    var waivers: [String] = []
}
