import AdminAPI
import AdminSimulator
import CEL
import Evaluation
import Foundation
import JSON
import Logging
import Observations
import Rules
import Synchronization
import Testing

@testable import Remediation

/// An organization behind a socket, a plan for it, and everything that applies the plan.
struct ApplyFixture {
    static let time = CELTimestamp(rfc3339: "2026-11-25T12:00:00Z") ?? .epoch

    static let external = policy("p1", "external-user", "disabled", #"{"session_days":30.0}"#)
    static let security = policy("p2", "user-security", "disabled", #"{"rule":{"a":[1]},"note":"n"}"#)
    static let allowlist = policy(
        "p3", "ip-allowlist", "disabled", #"{"rule":{"in":["203.0.113.0/24"],"allowMobileBypass":true}}"#)

    static func policy(_ id: String, _ type: String, _ status: String, _ attributes: String) -> String {
        #"{"id":"\#(id)","type":"\#(type)","name":"Policy \#(id)","status":"\#(status)","attributes":\#(attributes),"#
            + #""resources":[{"id":"r","type":"site"}],"created":"2026-01-01T00:00:00Z","updated":"2026-02-01T00:00:00Z"}"#
    }

    let simulator: RunningSimulator
    let reader: AdminReadClient
    let writer: AdminWriteClient
    let scratch: ScratchFolder
    var plan: Plan
    var safeguards: Safeguards
    var approval: Approval?
    var policy = ApprovalPolicy()
    var now: @Sendable () -> CELTimestamp = { ApplyFixture.time }
    var rules = RuleCheck { _, _ in [] }
    var isInterrupted: @Sendable () -> Bool = { false }
    var environment: [String: String] = [:]
    var seen = RecentAddresses([:])
    var recent = RecentChanges.none
    var latest: CELTimestamp?
    var pace = ApplyPace()
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// Serves the three policies, and plans to enable the first two and to widen and enable the third.
    static func run(
        _ faults: [String] = [], put: AdminSimulator.PutMode = .replace, hasEntityTags: Bool = false,
        _ body: (inout ApplyFixture) async throws -> Void
    ) async throws {
        var organization = try SimulatedOrganization(["id": "org-1", "attributes": ["name": "One"]])
        for policy in [external, security, allowlist] {
            try organization.add(try JSONValue(parsing: policy), to: .policies)
        }
        var configuration = AdminSimulator.Configuration()
        configuration.putMode = put
        configuration.hasEntityTags = hasEntityTags
        configuration.faults = try faults.map { try Fault(parsing: $0 + ",operation:updatePolicy") }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await withSimulator(of: organization, configuration: configuration, logger: logger) { simulator in
            let key = try APIKey(simulator.token.text)
            var client = AdminClientConfiguration(baseURL: try BaseURL(simulator.baseURL), apiKey: key)
            client.rate = nil
            try await withAdminClients(client, writeKey: key, logger: logger) { reader, writer in
                var fixture = try ApplyFixture(simulator, reader, writer)
                try await body(&fixture)
            }
        }
    }

    private init(_ simulator: RunningSimulator, _ reader: AdminReadClient, _ writer: AdminWriteClient) throws {
        self.simulator = simulator
        self.reader = reader
        self.writer = writer
        scratch = try ScratchFolder()
        safeguards = Safeguards()
        safeguards.radius.perRun.percents[.any] = 100
        safeguards.operatorAddresses = ["203.0.113.9"]
        safeguards.allowedWeakenings = [.allowed]
        plan = Plan(
            organization: OrganizationIdentity(id: "org-1", name: "One"), dialect: .reference,
            rulesDigest: String(repeating: "0", count: 64), parameters: [:], chosenRules: ["the-rule"],
            created: Self.time, isDraft: false, safeguards: safeguards, policyCount: 3,
            changes: [
                try Policies.change(Self.external, (.set, "status", "enabled")),
                try Policies.change(
                    Self.security, (.set, "status", "enabled"), (.set, "rule.b", ["x": .number(JSONNumber(2))])),
                try Policies.change(
                    Self.allowlist, (.add, "rule.in", ["198.51.100.0/25"]), (.set, "status", "enabled")),
            ])
        pace.verification = .milliseconds(600)
        pace.settling = .milliseconds(60)
        pace.rateLimit = .milliseconds(10)
        pace.firstPause = .milliseconds(10)
        pace.longestPause = .milliseconds(50)
    }

    var journalPath: String { scratch.path("journal") }

    /// Applies the plan with a new journal, or goes on with the one that is there.
    func apply() async throws -> ApplyResult {
        let approval = approval ?? .digest(plan.digest, weakenings: ["\(PolicyPath.allowed)"])
        let json = try JSONValue(parsing: plan.fileBytes)
        let journal =
            FileManager.default.fileExists(atPath: journalPath)
            ? try JournalFile(resuming: journalPath, now: now)
            : try JournalFile(
                creating: journalPath,
                JournalEvent.Begin(
                    plan: json, digest: plan.digest, approval: approval.json, baseURL: simulator.baseURL, nonce: "n"),
                now: now)
        var writes = WriteGuard(
            plan: plan, safeguards: safeguards, approval: approval, policy: policy,
            killSwitch: KillSwitch(environment: environment, state: StateFolder(scratch.path)), now: now)
        writes.seen = seen
        writes.recent = recent
        writes.latest = latest
        let gateway = PolicyGateway(reader: reader, writer: writer, organization: "org-1")
        return try await PlanApplication(
            of: plan, through: gateway, journal: journal, writes: writes, rules: rules, pace: pace, sleep: sleep,
            isInterrupted: isInterrupted
        ).run()
    }

    /// As if the process had been killed right after the last line of that name.
    func cutJournal(after event: String) throws {
        let lines = try scratch.bytes("journal").split(separator: UInt8(ascii: "\n"))
        let mark = Array(#""event":"\#(event)""#.utf8)
        let last = lines.lastIndex { $0.firstRange(of: mark) != nil } ?? 0
        try scratch.write(lines[...last].flatMap { $0 + [UInt8(ascii: "\n")] }, "journal")
    }

    /// What somebody else does.
    func write(_ policy: String, status: String) async throws {
        var body = try #require(plan.changes.first { $0.policy.id == policy }).stages[0].body
        body["status"] = .string(status)
        _ = try await writer.updatePolicy(policy, of: "org-1", body: .object(body))
    }

    /// The policies as they are now.
    func policies() async throws -> [JSONObject] {
        var policies: [JSONObject] = []
        for change in plan.changes { policies.append(try await reader.policy(change.policy.id, of: "org-1").raw) }
        return policies
    }

    /// Names of the policies that are what the plan makes of them.
    func changed() async throws -> [String] {
        let form = PolicyForm(.reference)
        return zip(plan.changes, try await policies()).filter { form.isSame($0.after, $1) }.map(\.0.policy.id)
    }

    /// Names of the policies that are still what they were.
    func unchanged() async throws -> [String] {
        let form = PolicyForm(.reference)
        return zip(plan.changes, try await policies()).filter { form.isSame($0.before, $1) }.map(\.0.policy.id)
    }

    /// The policies that were written, in order.
    var writes: [String] { simulator.requests.writes.compactMap { $0.parameters["policyId"] } }

    /// How often a write was sent.
    var puts: Int { simulator.requests.counts[.updatePolicy] ?? 0 }
}

extension ApplyResult {
    /// The results in the order of the plan.
    var results: [ChangeResult] { outcomes.map(\.result) }
}
