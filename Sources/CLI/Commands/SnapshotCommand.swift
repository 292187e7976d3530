import AdminAPI
internal import ArgumentParser
import CEL
import Evaluation
import Foundation
import Observation
import Reporting
import Rules

/// `tenet snapshot`: write down what an organization looks like.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Write what rules need to see of an organization into a directory.",
        discussion: """
            Without `--rules`, and without a folder `rules`, everything is written: policies, domains, users with their role \
            assignments, and groups.
            """)

    @Argument(help: "The directory; an older snapshot in it is replaced.") var directory: String
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
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
            let inventory = try await Self.collect(
                organization, try files.areThere ? files.compile().rules : nil, now, console)
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
        _ organization: LiveOrganization, _ rules: CompiledRuleSet?, _ now: CELTimestamp, _ console: Console
    ) async throws -> Inventory {
        let run = LiveRun(organization: organization, console: console)
        if let rules {
            var planner = DetailPlanner(rules, now: now)
            let demand = rules.demand(in: organization.dialect, now: now)
            return try await run.collect(demand, at: CELTimestamp(date: Date())) {
                planner.next($0)
            }.inventory
        }
        var isAsked = false
        return try await run.collect(.everything, at: CELTimestamp(date: Date())) { inventory in
            defer { isAsked = true }
            return isAsked ? [] : inventory.allRoleAssignments
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
    /// All that can be listed without bounds.
    fileprivate static let everything: Demand = {
        var demand = Demand()
        for kind in [ResourceKind.policy, .domain, .user, .group] { demand.need(kind) }
        let user = { FieldPlace(kind: .user, path: $0) }
        for place in [user("roles"), user("claim_status"), FieldPlace(kind: .organization, path: "user_count")] {
            demand.read(place, in: .reference)
        }
        return demand
    }()
}

extension Inventory {
    fileprivate var allRoleAssignments: [DetailRequest] {
        (collections[.user]?.resources.indices).map { indices in
            indices.map { DetailRequest(kind: .user, resource: $0, detail: .roleAssignments) }
        } ?? []
    }
}
