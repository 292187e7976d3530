import AdminAPI
import AdminSimulator
import JSON
import Logging
import Observations
import Rules
import Testing

@testable import Remediation

/// Random policies with keys and values that nobody knows, read, patched, written and read again over a socket.
struct PolicyRoundTripTests {
    /// How the simulator takes a PUT, by dialect.
    @Test(arguments: [Dialect.reference, .cloud], AdminSimulator.PutMode.allCases)
    func `what a change does not name is after the write as it was before`(
        dialect: Dialect, put: AdminSimulator.PutMode
    ) async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix(state: seed)
        let policies = (0..<40).map { Self.policy("p\($0)", dialect, &random) }
        let form = PolicyForm(dialect)
        try await Self.withClients(of: policies, dialect, put) { reader, writer in
            for (number, listed) in policies.enumerated() {
                let id = "p\(number)"
                let comment = Comment(rawValue: "seed \(seed), \(id): \(listed)")
                let before = try await Self.read(id, reader, dialect)
                #expect(JSONValue.object(before) == listed, comment)
                let path = PolicyPath(segments: ["attributes", "rule", "in"])
                let patch = try #require(PolicyPatch([PolicyPatch.Step(.add, path, ["198.51.100.0/24"])]))
                let intended = try patch.applied(to: before, form)
                _ = try await writer.updatePolicy(id, of: "org-1", body: .object(try form.body(for: intended)))
                let after = try await Self.read(id, reader, dialect)
                #expect(Self.withoutTimes(after, dialect) == Self.withoutTimes(intended, dialect), comment)
            }
        }
    }

    /// What the server itself says of a policy changes with it.
    private static func withoutTimes(_ policy: JSONObject, _ dialect: Dialect) -> JSONObject {
        var policy = policy
        policy["updated"] = nil
        guard dialect == .cloud, case .object(var attributes)? = policy["attributes"] else { return policy }
        attributes["updatedAt"] = nil
        attributes["resources"] = .array(
            (attributes["resources"]?.array ?? []).map { resource in
                var resource = resource.object ?? JSONObject()
                resource["applicationStatus"] = nil
                return .object(resource)
            })
        policy["attributes"] = .object(attributes)
        return policy
    }

    private static func policy(_ id: String, _ dialect: Dialect, _ random: inout SplitMix) -> JSONValue {
        var attributes = random.object(depth: 3)
        let type = ["ip-allowlist", "data-residency"].randomElement(using: &random) ?? "ip-allowlist"
        let status = ["enabled", "disabled"].randomElement(using: &random) ?? "enabled"
        var rule = random.object(depth: 2)
        rule["in"] = ["203.0.113.0/24"]
        rule["allowMobileBypass"] = true
        attributes["rule"] = .object(rule)
        guard dialect == .cloud else {
            return [
                "id": .string(id), "type": .string(type), "name": .string("Policy \(id)"), "status": .string(status),
                "attributes": .object(attributes), "resources": [["id": "r", "type": "never heard of"]],
                "created": "2026-01-01T00:00:00Z", "unknown": .object(random.object(depth: 2)),
            ]
        }
        attributes["type"] = .string(type)
        attributes["name"] = .string("Policy \(id)")
        attributes["status"] = .string(status)
        attributes["resources"] = [
            [
                "id": "r", "applicationStatus": "applied", "meta": ["x": .number(JSONNumber(literal: "1.0"))],
                "links": ["y": "z"],
            ]
        ]
        attributes["ownerId"] = "o"
        return [
            "id": .string(id), "type": "policy", "attributes": .object(attributes), "links": ["self": "x"],
            "unknown": .object(random.object(depth: 2)),
        ]
    }

    private static func read(_ id: String, _ reader: AdminReadClient, _ dialect: Dialect) async throws -> JSONObject {
        switch dialect {
        case .reference: try await reader.policy(id, of: "org-1").raw
        case .cloud: try await reader.cloud.policy(id, of: "org-1").raw
        }
    }

    private static func withClients(
        of policies: [JSONValue], _ dialect: Dialect, _ put: AdminSimulator.PutMode,
        _ body: (AdminReadClient, AdminWriteClient) async throws -> Void
    ) async throws {
        var configuration = AdminSimulator.Configuration()
        configuration.putMode = put
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let organization: JSONValue = ["id": "org-1", "attributes": ["name": "One"]]
        func connect(_ simulator: RunningSimulator) async throws {
            let key = try APIKey(simulator.token.text)
            var client = AdminClientConfiguration(baseURL: try BaseURL(simulator.baseURL), apiKey: key)
            client.rate = nil
            try await withAdminClients(client, writeKey: key, logger: logger, body)
        }
        switch dialect {
        case .reference:
            var simulated = try SimulatedOrganization(organization)
            for policy in policies { try simulated.add(policy, to: .policies) }
            try await withSimulator(of: simulated, configuration: configuration, logger: logger, connect)
        case .cloud:
            var simulated = try SimulatedCloudOrganization(organization)
            for policy in policies { try simulated.add(policy, to: .policies) }
            try await withSimulator(of: simulated, configuration: configuration, logger: logger, connect)
        }
    }
}
