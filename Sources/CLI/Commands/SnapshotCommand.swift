import AdminAPI
internal import ArgumentParser
import CEL
import Evaluation
import Foundation
import Observations
import Reporting
import Rules

/// `tenet snapshot`: write down what an organization looks like.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Write what rules need to see of an organization into a directory.",
        discussion: """
            Without `--rules`, and without a folder `rules`, everything is written that can be listed without bounds: policies, \
            domains, users and groups with their role assignments and, in the cloud dialect, workspaces, directories, API tokens \
            and the actions of events. Events are written as far as rules need them.
            """)

    @Argument(help: "The directory; an older snapshot in it is replaced.") var directory: String
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "Cost") var cost: CostOptions
    @Option(help: "What `now` is in rules, such as 2026-11-01T00:00:00Z. (default: the clock)") var now: String?

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let choice = OriginChoice(
                connection: connection, source: SourceOptions(), settings: settings,
                environment: Command.environment)
            let organization = try choice.live()
            let now = try RunTimes(now: now).now ?? CELTimestamp(date: Date())
            let files = RuleFiles(options: rules, settings: settings, console: console)
            let run = LiveRun(organization: organization, console: console, explainsCost: cost.explainCost)
            let inventory = try await Self.collect(run, try files.areThere ? files.compile().rules : nil, now)
            do {
                try SnapshotWriter(directory: directory, digest: { SHA256Digest() })
                    .write(inventory, finishedAt: CELTimestamp(date: Date()))
            } catch {
                throw CommandFailure(.localFailure, "\(error)")
            }
            return Self.report(inventory, directory, console)
        }
    }

    private static func collect(
        _ run: LiveRun, _ rules: CompiledRuleSet?, _ now: CELTimestamp
    ) async throws -> Inventory {
        if let rules {
            var planner = DetailPlanner(rules, now: now)
            let demand = rules.demand(in: run.organization.dialect, now: now)
            return try await run.collect(demand, at: CELTimestamp(date: Date())) {
                planner.next($0)
            }.inventory
        }
        var isAsked = false
        let everything = Demand.everything(in: run.organization.dialect)
        return try await run.collect(everything, at: CELTimestamp(date: Date())) { inventory in
            defer { isAsked = true }
            return isAsked ? [] : inventory.allDetails(everything)
        }.inventory
    }

    /// Says what was written; a snapshot with gaps is `undetermined`.
    private static func report(_ inventory: Inventory, _ directory: String, _ console: Console) -> ExitStatus {
        let counts = inventory.collections.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, collection in
            "\(collection.resources.count) \(kind.collectionName)"
        }
        console.note("wrote \(counts.joined(separator: ", ")) to \(directory.visible)")
        let missing = inventory.collections.values.flatMap(\.completeness.missing).map(\.text)
        let failed = inventory.failures.values.flatMap { $0.values.flatMap { $0 } }.map(\.text)
        for gap in (missing + failed).sorted() { console.note("incomplete: \(gap.visible)") }
        return missing.isEmpty && failed.isEmpty ? .success : .undetermined
    }
}

extension Demand {
    /// All that can be listed without bounds, with all its details.
    fileprivate static func everything(in dialect: Dialect) -> Demand {
        var demand = Demand()
        // The keys of an API are no part of it: the answer is not established.
        let kinds = ResourceKind.allCases.filter { ![.organization, .event, .apiKey].contains($0) }
        for kind in kinds where kind.isSupported(in: dialect) {
            demand.need(kind)
            for field in ResourceSchema.fields(of: kind) where field.source(in: dialect) != nil {
                demand.read(FieldPlace(kind: kind, path: field.path), in: dialect)
            }
        }
        for field in ["user_count", "role_counts"] {
            demand.read(FieldPlace(kind: .organization, path: field), in: dialect)
        }
        return demand
    }
}

extension Inventory {
    /// The details that take a call for each resource.
    fileprivate func allDetails(_ demand: Demand) -> [DetailRequest] {
        demand.collections.flatMap { kind, wanted -> [DetailRequest] in
            let details = wanted.details.intersection([.roleAssignments, .deactivatedOn])
            let resources = collections[kind]?.resources.indices ?? 0..<0
            return details.flatMap { detail in
                resources.map { DetailRequest(kind: kind, resource: $0, detail: detail) }
            }
        }.sorted()
    }
}
