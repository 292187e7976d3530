internal import ArgumentParser

/// Whether a command tells what it costs in calls.
struct CostOptions: ParsableArguments {
    @Flag(help: "Show on standard error the calls that are planned before the first, and those that were made.")
    var explainCost = false
}
