import AdminAPI
import AdminSimulator
import JSON
import Logging
import Observations
import Rules
import Testing

@testable import Remediation

/// Changes of authentication policies, held against those who must still be able to sign in.
struct SignInTests {
    private static func facts(
        _ policies: Set<String> = ["p1", "mine"], domain: Bool = true, admins: [String] = ["ada"],
        obstacle: String? = nil
    ) -> SignInFacts {
        var facts = SignInFacts()
        facts.policies = policies
        facts.hasVerifiedDomain = domain
        facts.admins = admins
        facts.obstacle = obstacle
        return facts
    }

    private static let sso: (PolicyPatch.Edit, String, JSONValue) = (.set, "attributes.sso_enforced", true)
    private static let enable: (PolicyPatch.Edit, String, JSONValue) = (.set, "status", "enabled")
    private static let rename: (PolicyPatch.Edit, String, JSONValue) = (.set, "name", "X")

    /// Type and status of the policy, the step, what is known, what is protected, and what is said.
    @Test(
        arguments: [
            ("authentication", "enabled", sso, facts(), ["mine"], nil),
            ("authentication", "disabled", enable, facts(), ["mine"], nil),
            // Another's id is no word about the operator's account.
            ("authentication", "enabled", sso, facts(), [], "which authentication policy holds your own account"),
            ("authentication", "enabled", sso, facts(), ["ips"], "which authentication policy holds your own account"),
            // Who has one policy is in that.
            ("authentication", "enabled", sso, facts(["p1"]), ["mine"], "which authentication policy holds your own"),
            ("authentication", "enabled", sso, facts(domain: false), ["mine"], "has no verified domain"),
            ("authentication", "disabled", enable, facts(domain: false), ["mine"], "has no verified domain"),
            ("authentication", "enabled", sso, facts(admins: []), ["mine"], "none of `guardrails.break_glass_admins`"),
            // What is not in force enforces nothing.
            ("authentication", "disabled", sso, facts(domain: false, admins: []), ["mine"], nil),
            ("authentication", "strange", sso, facts(admins: []), ["mine"], "none of `guardrails.break_glass_admins`"),
            ("authentication", "enabled", rename, facts(domain: false, admins: []), [], nil),
            (
                "authentication", "enabled", sso, facts(obstacle: "the answer was 403"), ["mine"],
                "who could still sign in is not known: the answer was 403"
            ),
            ("external-user", "enabled", sso, facts(domain: false, admins: [], obstacle: "x"), [], nil),
        ] as [(String, String, (PolicyPatch.Edit, String, JSONValue), SignInFacts, [String], String?)])
    func `an authentication policy changes only where the operator and an admin can still sign in`(
        type: String, status: String, step: (PolicyPatch.Edit, String, JSONValue), facts: SignInFacts,
        protected: [String], text: String?
    ) throws {
        let change = try Policies.change(Planning.policy("p1", type, status, #"{"sso_enforced":false}"#), step)
        var safeguards = Safeguards()
        safeguards.protectedPolicies = protected
        let refusal = safeguards.signInRefusal(of: change, facts, in: .reference)
        if let text {
            #expect(refusal?.description.contains(text) == true, "\(refusal.map { "\($0)" } ?? "nothing")")
        } else {
            #expect(refusal == nil)
        }
        // A draft is not held against it.
        #expect(safeguards.signInRefusal(of: change, nil, in: .reference) == nil)
    }

    /// Faults, what is asked of whom, and what is known then.
    @Test(
        arguments: [
            ([], ["ada", "bob", "eve", "nobody"], facts(["a1", "a2"], admins: ["ada"])),
            ([], [], facts(["a1", "a2"], admins: [])),
        ] as [([String], [String], SignInFacts)])
    func `what decides who can sign in is asked of the organization`(
        faults: [String], accounts: [String], expected: SignInFacts
    ) async throws {
        let facts = try await Self.read(faults, accounts)
        #expect(facts == expected)
    }

    @Test func `what cannot be asked is not known`() async throws {
        for operation in [
            "getOrganizationPolicies", "getOrganizationDomains", "getUserRoleAssignments", "getDirectoryUser",
        ] {
            let facts = try await Self.read(["status:403,operation:\(operation)"], ["ada"])
            #expect(facts.obstacle?.contains("403") == true, "\(operation)")
        }
    }

    /// Ada is an active admin, Bob is none, Eve is one no more.
    private static func read(_ faults: [String], _ accounts: [String]) async throws -> SignInFacts {
        var organization = try SimulatedOrganization(["id": "org-1", "attributes": ["name": "One"]])
        for (id, type) in [("a1", "authentication"), ("a2", "authentication"), ("x", "external-user")] {
            try organization.add(try JSONValue(parsing: Planning.policy(id, type)), to: .policies)
        }
        let admin: JSONValue = [["role": "org-admin", "resource": ["id": "org-1", "type": "organization"]]]
        for (id, status, roles) in [("ada", "active", admin), ("bob", "active", []), ("eve", "inactive", admin)] {
            try organization.add(
                ["account_id": .string(id), "account_status": .string(status), "role_assignments": roles], to: .users)
        }
        try organization.add(
            ["id": "d", "attributes": ["name": "a.example", "claim": ["type": "dns", "status": "verified"]]],
            to: .domains)
        var configuration = AdminSimulator.Configuration()
        configuration.faults = try faults.map { try Fault(parsing: $0) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var facts = SignInFacts.unknown
        try await withSimulator(of: organization, configuration: configuration, logger: logger) { simulator in
            let key = try APIKey(simulator.token.text)
            var client = AdminClientConfiguration(baseURL: try BaseURL(simulator.baseURL), apiKey: key)
            client.rate = nil
            try await withAdminClient(client, logger: logger) { reader in
                facts = await SignInFacts(reader, of: "org-1", naming: accounts)
            }
        }
        return facts
    }
}
