import AdminAPI
import AdminSimulator
import CEL
import Evaluation
import Foundation
internal import Logging
import Observations
import Remediation
import Reporting
import Rules

/// What a run saw, and of which moment.
struct ObservedOrganization {
    var inventory: Inventory
    /// Kinds whose resources are not in the inventory, but judged as they are read.
    var streamed: Streamed?
    /// What `now` is in rules.
    var now: CELTimestamp
    /// Nil for a live run.
    var snapshot: SnapshotIdentity?
    /// Calls made, by operation.
    var calls: [String: Int] = [:]
    /// What was planned before the first call.
    var planned: [PlannedCalls] = []
    /// In seconds, of the snapshot that it comes from, through the simulator too; nil for a live run. Less than nothing where
    /// the snapshot says that it was taken in the future.
    var age: Int64?
    /// Policies, by id, that were to be read by themselves and could not be, and why.
    var unreadable: [String: String] = [:]
    /// Where people worked of late, where policies are to be changed to which that matters.
    var seen: RecentAddresses?
    /// Who could still sign in, where policies are to be changed to which that matters.
    var signIn: SignInFacts?

    /// A snapshot that is read while it is judged.
    struct Streamed {
        var folder: SnapshotFolder
        var kinds: Set<ResourceKind>
    }
}

/// Looks at an organization as far as the rules demand.
struct Observer {
    let rules: CompiledRuleSet
    let times: RunTimes
    let console: Console
    /// Ids of policies that are to be read by themselves, given what was seen and what `now` is; asked again until it names no
    /// new ones.
    var candidates: ((Inventory, CELTimestamp) -> [String])?
    /// Whether resources of a snapshot need not be in the inventory: they are judged as they are read.
    var isStreaming = false
    /// Whether calls are shown, before the first and after the last.
    var explainsCost = false
    /// Ids of the accounts who are to get in whatever is changed.
    var breakGlassAdmins: [String] = []

    func observe(_ origin: Origin) async throws -> ObservedOrganization {
        switch origin {
        case .snapshot(let snapshot): try self.snapshot(snapshot)
        case .simulated(let snapshot, let limits, let dialect): try await simulated(snapshot, limits, dialect)
        case .live(let organization): try await live(organization, now: times.now ?? CELTimestamp(date: Date()))
        }
    }

    private func snapshot(_ snapshot: NamedSnapshot) throws -> ObservedOrganization {
        let folder = try snapshot.folder()
        if explainsCost { console.note("a snapshot takes no calls") }
        let takenAt = folder.manifest.takenAt
        let now = times.now ?? takenAt
        let demand = rules.demand(in: folder.manifest.dialect, now: now)
        let demanded = Set(demand.collections.keys)
        let streamed = isStreaming ? rules.streamableKinds.intersection(demanded) : []
        return ObservedOrganization(
            inventory: try folder.inventory(of: demanded.subtracting(streamed)),
            streamed: streamed.isEmpty ? nil : ObservedOrganization.Streamed(folder: folder, kinds: streamed), now: now,
            snapshot: SnapshotIdentity(
                digest: folder.reader.manifestDigest, ageInSeconds: max(0, folder.age),
                files: folder.manifest.files.compactMapValues { file in
                    file.sha256.map { SnapshotIdentity.File(name: file.name, sha256: $0) }
                }),
            age: folder.age)
    }

    /// The simulator carries the time of the snapshot that it serves.
    private func simulated(
        _ snapshot: NamedSnapshot, _ limits: CallLimits, _ dialect: Dialect?
    ) async throws -> ObservedOrganization {
        let folder = try snapshot.folder()
        let organization = try folder.simulated(as: dialect)
        let now = times.now ?? folder.manifest.takenAt
        let logger = Logger(label: "tenet.simulate", factory: { _ in SwiftLogNoOpLogHandler() })
        var observed = try await organization.run(logger: logger) { simulator in
            let live = LiveOrganization(
                id: organization.id, dialect: dialect ?? folder.manifest.dialect, baseURL: simulator.baseURL,
                key: try APIKey(simulator.token.text), directories: ["-"], limits: limits)
            return try await self.live(live, now: now, at: folder.manifest.takenAt)
        }
        observed.age = folder.age
        folder.markGaps(in: &observed.inventory, rules.demand(in: dialect ?? folder.manifest.dialect, now: now))
        return observed
    }

    /// What the rules demand, and where policies are to be changed all of them: bounds are a part of their number.
    private func demand(in dialect: Dialect, _ now: CELTimestamp) -> Demand {
        var demand = rules.demand(in: dialect, now: now)
        if candidates != nil { demand.need(.policy) }
        return demand
    }

    /// `time` is the moment of which the answers tell; nil: the clock's.
    private func live(
        _ organization: LiveOrganization, now: CELTimestamp, at time: CELTimestamp? = nil
    ) async throws -> ObservedOrganization {
        var planner = DetailPlanner(rules, now: now)
        let run = LiveRun(
            organization: organization, console: console, explainsCost: explainsCost, breakGlassAdmins: breakGlassAdmins
        )
        let result = try await run.collect(
            demand(in: organization.dialect, now), at: time ?? CELTimestamp(date: Date()),
            candidates: candidates.map { candidates in { candidates($0, now) } }
        ) { planner.next($0) }
        return ObservedOrganization(
            inventory: result.inventory, now: now, calls: result.calls, planned: result.planned,
            unreadable: result.unreadable, seen: result.seen, signIn: result.signIn)
    }
}
