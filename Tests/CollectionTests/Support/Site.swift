import AdminAPI
import AdminSimulator
import CEL
import Collection
import Evaluation
import Logging
import Observations
import Rules

/// An organization behind a simulator, in one of the dialects, looked at through the real client.
struct Site {
    enum Organization: Sendable {
        case reference(SimulatedOrganization)
        case cloud(SimulatedCloudOrganization)

        /// One of the reference dialect, as either dialect shows it.
        init(_ organization: SimulatedOrganization, isCloud: Bool) throws {
            self =
                isCloud
                ? .cloud(try SimulatedCloudOrganization(translating: organization)) : .reference(organization)
        }
    }

    let organization: Organization
    var pageSize = 100
    /// As the simulator's command line spells them.
    var faults: [String] = []
    var concurrency = 8
    var maximumCalls: Int?
    var timeouts = Timeouts(connect: .seconds(30), idle: .seconds(600), request: .seconds(1200))
    var attempts = 2
    var deadline: Duration?
    /// Shared with other organizations.
    var budget: RateBudget?
    /// Of the reference dialect.
    var directories = ["-"]

    static let now = CELTimestamp(rfc3339: "2026-11-01T00:00:00Z") ?? .epoch

    struct Sight {
        var inventory: Inventory
        var assessment: Assessment
        /// As the simulator counted them.
        var calls: [String: Int]
        var planned: [PlannedCalls]
        /// When each request came to the simulator.
        var times: [ContinuousClock.Instant]

        func outcome(_ rule: String) -> Outcome? {
            assessment.rules.first { $0.rule.id == rule }?.outcome
        }
    }

    var dialect: Dialect {
        if case .cloud = organization { .cloud } else { .reference }
    }

    /// What rules say of it, by way of the calls that they need.
    func look(by rules: CompiledRuleSet, rate: Double? = nil) async throws -> Sight {
        var configuration = AdminSimulator.Configuration()
        configuration.pageSize = pageSize
        configuration.faults = try faults.map { try Fault(parsing: $0) }
        let logger = Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
        switch organization {
        case .reference(let organization):
            return try await withSimulator(of: organization, configuration: configuration, logger: logger) {
                try await look(at: $0, organization.id, by: rules, rate, logger)
            }
        case .cloud(let organization):
            return try await withSimulator(of: organization, configuration: configuration, logger: logger) {
                try await look(at: $0, organization.id, by: rules, rate, logger)
            }
        }
    }

    private func look(
        at simulator: RunningSimulator, _ id: String, by rules: CompiledRuleSet, _ rate: Double?, _ logger: Logger
    ) async throws -> Sight {
        var client = AdminClientConfiguration(
            baseURL: try BaseURL(simulator.baseURL), apiKey: try APIKey(simulator.token.text))
        client.rate = rate
        client.concurrency = concurrency
        client.budget = budget
        client.maximumCalls = maximumCalls
        client.timeouts = timeouts
        client.deadline = deadline
        client.retry = RetryPolicy(attempts: attempts, base: .milliseconds(1), cap: .milliseconds(10))
        let demand = rules.demand(in: dialect, now: Self.now)
        return try await withAdminClient(client, logger: logger) { client in
            let collector = Collector(
                client, organization: id, dialect: dialect, directories: directories, concurrency: concurrency)
            var planner = DetailPlanner(rules, now: Self.now)
            let inventory = try await collector.collect(demand, at: Self.now) { planner.next($0) }
            let calls = Dictionary(
                uniqueKeysWithValues: simulator.requests.counts.map { ($0.key.rawValue, $0.value) })
            let probe = AdminProbe(rules, in: dialect, now: Self.now)
            let assessment = (probe?.rules ?? rules).assess(inventory, now: Self.now)
            return Sight(
                inventory: inventory, assessment: probe?.judge(assessment) ?? assessment, calls: calls,
                planned: collector.plannedCalls(for: demand), times: simulator.requests.entries.map(\.time))
        }
    }
}
