internal import ArgumentParser

/// Which rules, with which parameters.
struct RuleOptions: ParsableArguments {
    @Option(name: .customLong("rules"), help: "A rule file or a folder of rule files; repeatable. (default: rules)")
    var paths: [String] = []

    @Option(name: .customLong("rule"), help: "Only the rule with this id; repeatable.")
    var ruleIDs: [String] = []

    @Option(name: .customLong("tag"), help: "Only rules with this tag; repeatable.")
    var tags: [String] = []

    @Option(name: .customLong("param"), help: ArgumentHelp("A parameter's value; repeatable.", valueName: "name=value"))
    var parameters: [String] = []

    @Option(name: .customLong("params"), help: "A YAML file of parameters' values.")
    var parameterFile: String?

    @Option(
        name: .customLong("input"),
        help: ArgumentHelp("Where an input of the rules is; repeatable.", valueName: "name=path"))
    var inputs: [String] = []

    @Flag(help: "Warnings of rule files are errors.")
    var strict = false
}
