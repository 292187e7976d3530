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
            return .snapshot(try named(directory))
        case (nil, let directory?):
            var limits = try limits()
            // Nobody else is served by the simulator, so nobody has to be spared.
            limits.rate = connection.rate
            return .simulated(try named(directory), limits, try namedDialect())
        case (nil, nil):
            return .live(try live())
        }
    }

    /// An option or the environment can name the organization that is meant; `tenet.yaml` names the one of live runs.
    private func named(_ directory: String) throws -> NamedSnapshot {
        let found = try settings.found(connection.org.map { [$0] } ?? [], .org)
        if case .file? = found?.origin { return NamedSnapshot(directory: directory) }
        return NamedSnapshot(directory: directory, organization: found?.texts.first)
    }

    func live() throws -> LiveOrganization {
        guard let id = try settings.value(connection.org, .org) else {
            throw CommandFailure(
                .wrongArguments,
                "no organization is named: give `--org` (and `TENET_API_KEY`), `--snapshot DIR` or `--simulate DIR`")
        }
        let baseURL = try settings.value(connection.baseURL, .baseURL) ?? Self.defaultBaseURL
        let key = try key ?? self.namedKey()
        var limits = try limits()
        limits.budget = budgets?.budget(of: key, limits)
        return LiveOrganization(
            id: id, dialect: try dialect(of: baseURL), baseURL: baseURL, key: key, directories: try directories,
            limits: limits)
    }

    private var directories: [String] {
        get throws {
            let named = try settings.values(connection.directory, .directory)
            return named.isEmpty ? Setting.directory.standard : named
        }
    }

    func limits() throws -> CallLimits {
        var limits = CallLimits()
        limits.rate = try settings.number(connection.rate, .rate) ?? limits.rate
        limits.concurrency = try settings.number(connection.concurrency, .concurrency) ?? limits.concurrency
        limits.maxCalls = try settings.number(connection.maxCalls, .maxCalls)
        limits.caFile = try settings.value(connection.caFile, .caFile)
        return limits
    }

    /// Whether it is the address of which everybody knows how it speaks.
    static func isDefault(_ baseURL: String) -> Bool {
        baseURL == defaultBaseURL || baseURL == defaultBaseURL + "/"
    }

    private func dialect(of baseURL: String) throws -> Dialect {
        guard let dialect = try namedDialect() else {
            if Self.isDefault(baseURL) { return .cloud }
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
        try settings.value(connection.dialect, .dialect).flatMap { Dialect(rawValue: $0) }
    }

    /// Where the API key is.
    enum KeyPlace {
        case standardInput, environment
        /// `place` is what names it, as a sentence mentions it.
        case file(String, place: String)
    }

    /// Throws `CommandFailure` where two places are named.
    func keyPlace() throws -> KeyPlace {
        let found = try settings.found(connection.tokenFile.map { [$0] } ?? [], .tokenFile)
        let file = found.flatMap { found in
            found.texts.first.map { KeyPlace.file($0, place: found.origin.mention(of: .tokenFile)) }
        }
        guard connection.tokenStdin else { return file ?? .environment }
        guard file == nil else {
            throw CommandFailure(.wrongArguments, "`--token-stdin` and `--token-file` exclude each other")
        }
        return .standardInput
    }

    private func namedKey() throws -> APIKey {
        let text =
            switch try keyPlace() {
            case .standardInput: readLine(strippingNewline: true) ?? ""
            case .file(let path, let place): try TextFile.secret(path, namedBy: place)
            case .environment: environment["TENET_API_KEY"] ?? ""
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
