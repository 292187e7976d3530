import AdminAPI
import Foundation
import Observations

/// Finds out from options and settings what a run judges.
struct OriginChoice {
    static let defaultBaseURL = "https://api.atlassian.com/admin"

    let connection: ConnectionOptions
    let source: SourceOptions
    let settings: Settings
    let environment: [String: String]
    /// The credential, where it is known already.
    var key: APIKey?
    /// Those of all organizations of the run, by credential.
    var budgets: RateBudgets?

    /// Throws `CommandFailure` where the options do not say it, or contradict each other.
    func origin() throws -> Origin {
        switch (source.snapshot, source.simulate) {
        case (_?, _?):
            throw CommandFailure(.wrongArguments, "`--snapshot` and `--simulate` exclude each other")
        case (let directory?, nil):
            // What is not needed may not be wrong either.
            _ = try limits()
            return .snapshot(directory)
        case (nil, let directory?):
            var limits = try limits()
            // Nobody else is served by the simulator, so nobody has to be spared.
            limits.rate = connection.rate
            return .simulated(directory, limits, try namedDialect())
        case (nil, nil):
            return .live(try live())
        }
    }

    func live() throws -> LiveOrganization {
        guard let id = settings.value(connection.org, "org") else {
            throw CommandFailure(
                .wrongArguments,
                "no organization is named: give `--org` (and `TENET_API_KEY`), `--snapshot DIR` or `--simulate DIR`")
        }
        let baseURL = settings.value(connection.baseURL, "base-url") ?? Self.defaultBaseURL
        let key = try key ?? self.namedKey()
        var limits = try limits()
        limits.budget = budgets?.budget(of: key, limits)
        return LiveOrganization(
            id: id, dialect: try dialect(of: baseURL), baseURL: baseURL, key: key, directories: directories,
            limits: limits)
    }

    var directories: [String] {
        let named = settings.values(connection.directory, "directory")
        return named.isEmpty ? ["-"] : named
    }

    func limits() throws -> CallLimits {
        var limits = CallLimits()
        limits.rate = try settings.number(connection.rate, "rate") ?? limits.rate
        limits.concurrency = try settings.number(connection.concurrency, "concurrency") ?? limits.concurrency
        limits.maxCalls = try settings.number(connection.maxCalls, "max-calls")
        limits.caFile = settings.value(connection.caFile, "ca-file")
        return limits
    }

    private func dialect(of baseURL: String) throws -> Dialect {
        guard let dialect = try namedDialect() else {
            if baseURL == Self.defaultBaseURL || baseURL == Self.defaultBaseURL + "/" { return .cloud }
            let shown: BaseURL
            do {
                // Says what is wrong with it without showing what it may hold.
                shown = try BaseURL(baseURL)
            } catch {
                throw CommandFailure(.invalid, "\(error)")
            }
            throw CommandFailure(
                .invalid, "`\(shown)` is not known: say how it speaks with `--dialect reference` or `--dialect cloud`"
            )
        }
        return dialect
    }

    /// What the options or settings say; nil where they say nothing.
    private func namedDialect() throws -> Dialect? {
        guard let text = settings.value(connection.dialect, "dialect") else { return nil }
        guard let dialect = Dialect(rawValue: text) else {
            let known = Dialect.allCases.map { "`\($0.rawValue)`" }.joined(separator: " or ")
            throw CommandFailure(
                connection.dialect == nil ? .invalid : .wrongArguments, "expected the dialect \(known), found `\(text)`"
            )
        }
        return dialect
    }

    private func namedKey() throws -> APIKey {
        let file = settings.value(connection.tokenFile, "token-file")
        if connection.tokenStdin, file != nil {
            throw CommandFailure(.wrongArguments, "`--token-stdin` and `--token-file` exclude each other")
        }
        let text: String
        if connection.tokenStdin {
            text = readLine(strippingNewline: true) ?? ""
        } else if let file {
            text = String(decoding: try TextFile.read(file), as: UTF8.self)
        } else {
            text = environment["TENET_API_KEY"] ?? ""
        }
        do throws(AdminConfigurationError) {
            return try APIKey(text)
        } catch .emptyAPIKey {
            throw CommandFailure(
                .notJudged, "no API key: set `TENET_API_KEY`, or give `--token-file` or `--token-stdin`")
        } catch {
            throw CommandFailure(.notJudged, "\(error)")
        }
    }
}
