internal import ArgumentParser

/// Which organization, through which API.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The organization's id.")
    var org: String?

    @Option(help: "Where the Admin API is. (default: https://api.atlassian.com/admin)")
    var baseURL: String?

    @Option(help: "How the API speaks: reference or cloud. (default: cloud at the default base URL)")
    var dialect: String?

    @Option(help: "A directory whose users are read; repeatable. (default: -, all of them)")
    var directory: [String] = []

    @Option(help: "A file that holds the API key. (default: the environment's TENET_API_KEY)")
    var tokenFile: String?

    @Flag(help: "Read the API key from standard input.")
    var tokenStdin = false

    @Option(help: "A PEM file of certificates to trust besides the system's.")
    var caFile: String?

    @Option(help: "The most requests a second. (default: 10)")
    var rate: Double?

    @Option(help: "The most requests at once. (default: 8)")
    var concurrency: Int?

    @Option(help: "The most requests in all; what they do not reach is undetermined.")
    var maxCalls: Int?
}
