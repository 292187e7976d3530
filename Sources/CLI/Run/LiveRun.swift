import AdminAPI
import CEL
import Collection
import Foundation
internal import Logging
import Observations
import Remediation

/// Reads an organization through the Admin API.
struct LiveRun {
    let organization: LiveOrganization
    let console: Console
    /// Whether calls are shown, before the first and after the last.
    var explainsCost = false
    /// Ids of the accounts who are to get in whatever is changed.
    var breakGlassAdmins: [String] = []

    struct Result {
        var inventory: Inventory
        /// Calls made, by operation.
        var calls: [String: Int]
        /// What was planned before the first call.
        var planned: [PlannedCalls] = []
        /// Policies that could not be read by themselves, and why.
        var unreadable: [String: String] = [:]
        /// Where people worked of late, where that was asked.
        var seen: RecentAddresses?
        /// Who could still sign in, where that was asked.
        var signIn: SignInFacts?
    }

    /// Throws `CommandFailure` with `notJudged` where nothing could be seen at all.
    func collect(
        _ demand: Demand, at time: CELTimestamp, candidates: ((Inventory) -> [String])? = nil,
        undecided: (Inventory) throws -> [DetailRequest]
    ) async throws -> Result {
        do {
            let configuration = try configuration()
            let logger = Logger(label: "tenet", factory: { _ in SwiftLogNoOpLogHandler() })
            defer { console.clearProgress() }
            return try await withAdminClient(configuration, logger: logger) { client in
                let collector = Collector(
                    client, organization: organization.id, dialect: organization.dialect,
                    directories: organization.directories, concurrency: organization.limits.concurrency,
                    progress: progress)
                let planned = collector.plannedCalls(for: demand, readsPolicies: candidates != nil)
                let cost = CostText(planned: planned, limit: organization.limits.maxCalls)
                if explainsCost { cost.before.forEach(console.note) }
                var inventory = try await collector.collect(demand, at: time, undecided: undecided)
                var unreadable: [String: String] = [:]
                var seen: RecentAddresses?
                var signIn: SignInFacts?
                if let candidates {
                    unreadable = try await collector.readPolicies(candidates, into: &inventory)
                    if inventory.holdsAllowlist(among: candidates(inventory)) {
                        let log = AuditLog(client, of: organization.id, in: organization.dialect)
                        seen = await RecentAddresses(in: log, until: time)
                    }
                    if organization.dialect == .reference, inventory.holdsAuthentication(among: candidates(inventory)) {
                        signIn = await SignInFacts(client, of: organization.id, naming: breakGlassAdmins)
                    }
                }
                let counts = await client.calls.counts
                let calls = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value.calls) })
                console.clearProgress()
                if explainsCost { cost.after(calls, inventory).forEach(console.note) }
                for line in inventory.mergedDuplicates { console.note(line) }
                return Result(
                    inventory: inventory, calls: calls, planned: planned, unreadable: unreadable, seen: seen,
                    signIn: signIn)
            }
        } catch let error as CollectionError {
            throw CommandFailure(.notJudged, "nothing could be judged: \(error)")
        } catch let error as AdminConfigurationError {
            throw CommandFailure(.invalid, "\(error)")
        }
    }

    /// Runs the body with clients that read and write, each with its own key.
    func withClients<Result: Sendable>(
        writeKey: APIKey, _ body: (AdminReadClient, AdminWriteClient) async throws -> Result
    ) async throws -> Result {
        do {
            let logger = Logger(label: "tenet", factory: { _ in SwiftLogNoOpLogHandler() })
            return try await withAdminClients(
                try configuration(), writeKey: writeKey, logger: logger, body)
        } catch let error as CollectionError {
            throw CommandFailure(.notJudged, "nothing was written: \(error)")
        } catch let error as AdminConfigurationError {
            throw CommandFailure(.invalid, "\(error)")
        }
    }

    private func configuration() throws -> AdminClientConfiguration {
        let baseURL = try BaseURL(organization.baseURL)
        var configuration = AdminClientConfiguration(baseURL: baseURL, apiKey: organization.key)
        configuration.rate = organization.limits.rate
        configuration.concurrency = organization.limits.concurrency
        configuration.budget = organization.limits.budget
        configuration.maximumCalls = organization.limits.maxCalls
        configuration.caFile = organization.limits.caFile
        configuration.proxy = try Proxy.fromEnvironment(Command.environment, for: baseURL)
        configuration.userAgent = "tenet/\(Tenet.version)"
        return configuration
    }

    private var progress: @Sendable (CollectionProgress) -> Void {
        { [console] step in
            switch step {
            case .listed(let kind, let count): console.progress("\(count) \(kind.collectionName)")
            case .details(let done, let total): console.progress("details of \(done) of \(total)")
            }
        }
    }
}

extension Inventory {
    /// What was listed more than once, a line for each kind.
    fileprivate var mergedDuplicates: [String] {
        collections.filter { $0.value.duplicateCount > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "merged \($0.key.collectionName) that were listed more than once: \($0.value.duplicateCount)"
        }
    }
}
