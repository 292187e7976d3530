import AdminSimulator
internal import ArgumentParser
internal import Logging
import Observations
import Reporting

/// `tenet simulate`: serve a snapshot as the Admin API does.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Serve the organization of a snapshot as the Admin API does.",
        discussion:
            "Prints its address and a token, and serves until it is interrupted. Changes live as long as the process.")

    @Argument(help: "The snapshot's directory.") var directory: String
    @Option(help: "The dialect to serve, reference or cloud. (default: the snapshot's)") var dialect: String?
    @Option(help: "The address to listen at.") var host = "127.0.0.1"
    @Option(help: "The port to listen at; 0 for a free one.") var port = 8080
    @Option(help: "How many resources a page holds.") var pageSize = 100
    @Option(help: "What PUT does to a policy: replace or merge.") var put = "replace"
    @Flag(help: "Give policies an ETag, and refuse an update whose If-Match names another.") var etags = false
    @Option(help: "Refuse more requests a second than this.") var requestsPerSecond: Int?
    @Option(help: "A file that holds the token that clients must send. (default: a random one)") var tokenFile: String?
    @Option(
        help:
            "Something that goes wrong on purpose, such as status:503,operation:getDirectoryUsers,times:2; repeatable.")
    var fault: [String] = []

    func run() async throws {
        try await Command.serve { console in
            let organization = try SnapshotFolder(directory).simulated(as: try chosenDialect())
            let configuration = try self.configuration()
            var logger = Logger(label: "tenet.simulate", factory: { StreamLogHandler.standardError(label: $0) })
            logger.logLevel = .warning
            let name = (organization.name ?? organization.id).visible
            let simulator = organization.simulator(configuration, logger: logger) { running in
                try? console.write("simulating \(name) at \(running.baseURL)\ntoken: \(running.token.text)\n")
            }
            try await Serving.untilSignalled(simulator, logger: logger)
        }
    }

    private func chosenDialect() throws -> Dialect? {
        guard let dialect else { return nil }
        guard let known = Dialect(rawValue: dialect) else {
            throw CommandFailure(.wrongArguments, "`--dialect` takes `reference` or `cloud`, found `\(dialect)`")
        }
        return known
    }

    private func configuration() throws -> AdminSimulator.Configuration {
        guard (0...65_535).contains(port), pageSize > 0 else {
            throw CommandFailure(.wrongArguments, "`--port` is 0 to 65535 and `--page-size` is more than 0")
        }
        guard let putMode = AdminSimulator.PutMode(rawValue: put) else {
            throw CommandFailure(.wrongArguments, "`--put` takes `replace` or `merge`, found `\(put)`")
        }
        var token = BearerToken.random()
        if let tokenFile {
            let text = try TextFile.secret(tokenFile, namedBy: "`--token-file`")
            guard let word = text.split(whereSeparator: \.isWhitespace).first else {
                throw CommandFailure(.wrongArguments, "the file that `--token-file` names holds no token")
            }
            token = BearerToken(String(word))
        }
        var configuration = AdminSimulator.Configuration(token: token)
        configuration.host = host
        configuration.port = port
        configuration.pageSize = pageSize
        configuration.putMode = putMode
        configuration.hasEntityTags = etags
        configuration.requestsPerSecond = requestsPerSecond
        do {
            configuration.faults = try fault.map { try Fault(parsing: $0) }
        } catch {
            throw CommandFailure(.wrongArguments, "\(error)")
        }
        return configuration
    }
}
