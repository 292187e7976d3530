import Reporting

/// Something that is set by an option, by the environment, or in `tenet.yaml`: the one table from which they are read and
/// described.
struct Setting: Sendable {
    /// In `tenet.yaml`; a dot stands before what is a key of a mapping there.
    let name: String
    var shape = Shape.one
    let type: SettingType
    /// With what stands behind it, as in `--rate NUMBER`; nil where no option sets it.
    var option: String?
    var isInFile = true
    var isInEnvironment = true
    /// Whether it is never shown.
    var isSecret = false
    /// What is in force where nobody says anything.
    var standard: [String] = []
    /// In a few words.
    let says: String

    enum Shape {
        case one, list, mapping
    }

    /// The option without what stands behind it.
    var flag: String? {
        option.map { String($0.prefix { $0 != " " && $0 != "[" }) }
    }

    /// The variable of the environment; nil where none sets it.
    var variable: String? {
        guard isInEnvironment else { return nil }
        return "TENET_" + name.uppercased().replacing("-", with: "_")
    }
}

extension Setting {
    static let rules = Setting(
        name: "rules", shape: .list, type: .path, option: "--rules PATH", standard: [RuleFiles.defaultFolder],
        says: "a rule file or folder; repeatable; `rules` by default")
    static let rule = Setting(
        name: "rule", shape: .list, type: .named("a rule's id"), option: "--rule ID", says: "only this rule; repeatable"
    )
    static let tag = Setting(
        name: "tag", shape: .list, type: .named("a tag"), option: "--tag TAG",
        says: "only rules with this tag; repeatable")
    static let params = Setting(
        name: "params", shape: .mapping, type: .parameter, option: "--param NAME=VALUE", isInEnvironment: false,
        says: "a parameter's value; repeatable")
    static let parameterFile = Setting(
        name: "params-file", type: .path, option: "--params FILE", isInFile: false, isInEnvironment: false,
        says: "a YAML file of parameters' values")
    static let inputs = Setting(
        name: "inputs", shape: .mapping, type: .path, option: "--input NAME=PATH", isInEnvironment: false,
        says: "where an input of the rules is; repeatable")
    static let strict = Setting(
        name: "strict", type: .flag, option: "--strict", standard: ["false"], says: "warnings of rule files are errors")

    static let orgs = Setting(
        name: "orgs", type: .path, option: "--orgs FILE", isInFile: false, isInEnvironment: false,
        says: "a file of organizations, each of which is judged")
    static let org = Setting(name: "org", type: .organization, option: "--org ID", says: "the organization")
    static let baseURL = Setting(
        name: "base-url", type: .address, option: "--base-url URL", standard: [OriginChoice.defaultBaseURL],
        says: "where the Admin API is; `https://api.atlassian.com/admin` by default")
    static let dialect = Setting(
        name: "dialect", type: .dialect, option: "--dialect NAME",
        says: "`reference` or `cloud`; needed with another base URL than the default, whose dialect is `cloud`")
    static let directory = Setting(
        name: "directory", shape: .list, type: .named("a directory's id"), option: "--directory ID", standard: ["-"],
        says: "whose users are read; repeatable; `-`, all, by default")
    static let apiKey = Setting(
        name: "api-key", type: .text, isInFile: false, isSecret: true,
        says: "the API key, where no option names a place for it")
    static let tokenFile = Setting(
        name: "token-file", type: .path, option: "--token-file FILE", says: "holds the API key")
    static let tokenStdin = Setting(
        name: "token-stdin", type: .flag, option: "--token-stdin", isInFile: false, isInEnvironment: false,
        standard: ["false"], says: "the API key is read from standard input")
    static let caFile = Setting(
        name: "ca-file", type: .path, option: "--ca-file FILE",
        says: "certificates (PEM) to trust besides the system's")
    static let rate = Setting(
        name: "rate", type: .number, option: "--rate NUMBER", standard: ["10"],
        says: "the most requests a second; 10 by default")
    static let concurrency = Setting(
        name: "concurrency", type: .count, option: "--concurrency NUMBER", standard: ["\(CallLimits().concurrency)"],
        says: "the most requests at once; 8 by default")
    static let maxCalls = Setting(
        name: "max-calls", type: .count, option: "--max-calls NUMBER",
        says: "the most requests in all; what they do not reach is undetermined")

    static let snapshot = Setting(
        name: "snapshot", type: .path, option: "--snapshot DIR", isInFile: false, isInEnvironment: false,
        says: "judge a snapshot")
    static let simulate = Setting(
        name: "simulate", type: .path, option: "--simulate DIR", isInFile: false, isInEnvironment: false,
        says: "serve a snapshot through the simulator and judge that")
    static let now = Setting(
        name: "now", type: .text, option: "--now TIME", isInFile: false, isInEnvironment: false,
        says: "what `now` is in rules")
    static let maxAge = Setting(
        name: "max-age", type: .age, option: "--max-age AGE", says: "how old a snapshot may be: `36h`, `7d`")

    static let waivers = Setting(
        name: "waivers", shape: .list, type: .path, option: "--waivers FILE",
        says: "a file of waivers and attestations; repeatable")
    static let baseline = Setting(
        name: "baseline", type: .path, option: "--baseline FILE",
        says: "accepted findings, as `tenet baseline write` writes them")
    static let newOnly = Setting(
        name: "new-only", type: .flag, option: "--new-only", standard: ["false"],
        says: "only what the baseline does not hold ends with status 1")

    static let redact = Setting(
        name: "redact", type: .flag, option: "--redact", standard: ["false"], says: "hashes names and emails in reports"
    )
    static let redactKey = Setting(
        name: "redact-key", type: .text, isInFile: false, isSecret: true,
        says: "makes the hashes of several reports equal")
    static let history = Setting(
        name: "history", type: .path, option: "--history FILE", says: "records the run in an SQLite file")
    static let keepDays = Setting(
        name: "keep-days", type: .count, option: "--keep-days NUMBER",
        says: "how many days runs stay in the history; all do by default")
    static let output = Setting(
        name: "output", shape: .list, type: .output, option: "--output FORMAT[=PATH]", standard: ["text"],
        says: "a format of the report, and where it goes; repeatable, one at most without a path")
    static let oscalVersion = Setting(
        name: "oscal-version", type: .oscalVersion, option: "--oscal-version VERSION",
        standard: [OSCALVersion.v1_1_3.rawValue],
        says: "what `oscal` is written in: `1.1.3` (the default) or `1.2.2`")
    static let failOn = Setting(
        name: "fail-on", type: .severity, option: "--fail-on SEVERITY", standard: ["low"],
        says:
            "the least severity that ends with status 1: `info`, `low` (the default), `medium`, `high`, `critical`, `none`"
    )
    static let allowUndetermined = Setting(
        name: "allow-undetermined", type: .reasons, option: "--allow-undetermined[=KIND,…]",
        says: "reasons that may leave a rule undetermined")
    static let explainCost = Setting(
        name: "explain-cost", type: .flag, option: "--explain-cost", isInFile: false, isInEnvironment: false,
        standard: ["false"], says: "shows the calls that are planned, and those that were made")

    static let author = Setting(
        name: "author", type: .named("a name"), option: "--author NAME",
        says: "who makes plans, and so does not approve them")
    static let state = Setting(
        name: "state", type: .path, option: "--state DIR",
        says: "the folder of locks and journals; `tenet` in `$XDG_STATE_HOME` or in `~/.local/state` by default")
    static let writeAPIKey = Setting(
        name: "write-api-key", type: .text, isInFile: false, isSecret: true,
        says: "the API key for writing; `--write-token-file` names a file of it")
    static let noWrites = Setting(
        name: "no-writes", type: .text, isInFile: false, says: "whatever it is set to, nothing is written")
}
