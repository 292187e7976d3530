import AdminAPI
internal import ArgumentParser
import JSON
import Publishing

/// What all ways to publish share.
struct PublishOptions: ParsableArguments {
    @Argument(help: "What the check wrote.") var file: String
    @Option(help: "A proxy to send through, such as http://localhost:29418. (default: HTTPS_PROXY, less NO_PROXY)")
    var proxy: String?
    @Option(help: "Certificates (PEM) to trust besides the system's.") var caFile: String?

    static let userAgent = "tenet/\(Tenet.version)"

    /// The proxy for an address: the one that is named, else the environment's; nil for none.
    func proxy(for address: String) throws -> PublishProxy? {
        if let proxy { return try PublishProxy(proxy) }
        return try Proxy.fromEnvironment(Command.environment, forAddress: address).map { proxy in
            PublishProxy(
                host: proxy.host, port: proxy.port,
                credentials: proxy.credentials.map {
                    PublishProxyCredentials(name: $0.name, password: $0.password)
                })
        }
    }

    /// Certificates to trust besides the system's; nil for none.
    func trustedFile(_ console: Console) throws -> String? {
        try Settings(folder: ".", environment: Command.environment, console: console).value(caFile, .caFile)
    }

    /// Throws `CommandFailure` for a file that is no JSON.
    func json() throws -> JSONValue {
        let bytes = try TextFile.read(file)
        do throws(JSONParseError) {
            return try JSONValue(parsing: bytes)
        } catch {
            throw CommandFailure(.invalid, "`\(file)` is not JSON: \(error)")
        }
    }

    /// Runs what publishes. Throws `CommandFailure` with the status that tells how much was taken.
    static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as PublishError {
            let status: ExitStatus =
                switch error {
                case .invalid: .invalid
                case .refused: .notJudged
                case .uncertain, .partial: .partial
                }
            throw CommandFailure(status, "\(error)")
        }
    }
}
