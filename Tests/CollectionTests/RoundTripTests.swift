import AdminSimulator
import JSON
import Observations
import RandomCEL
import Rules
import Testing

/// What the API says is kept as it says it, known or not, also through a snapshot.
@Suite(.serialized) struct RoundTripTests {
    private static func rule(_ kind: ResourceKind) -> String {
        "  - { id: r-\(kind.rawValue.replacing("_", with: "-")), title: x, severity: low, for: \(kind.rawValue), require: has(\(kind.variableName).\(kind.idField)) }\n"
    }

    private static func unknown(_ depth: Int, _ random: inout SeededRandom) -> JSONValue {
        switch random.below(depth > 0 ? 7 : 5) {
        case 0: .null
        case 1: .bool(random.chance(2))
        case 2: .number(JSONNumber(literal: random.pick(["1.0", "-0", "1e3", "12345678901234567890"])))
        case 3, 4: .string(random.pick(["", "é", "a\u{2028}b", "\u{1}", "A-NEW-VALUE", "日本語"]))
        case 5: .array((0..<random.below(3)).map { _ in unknown(depth - 1, &random) })
        default: .object(object(depth - 1, &random))
        }
    }

    private static func object(_ depth: Int, _ random: inout SeededRandom) -> JSONObject {
        var object = JSONObject()
        for key in ["new_key", "newKey", "Ω", "links"] where random.chance(2) { object[key] = unknown(depth, &random) }
        return object
    }

    /// An object with what its kind needs, and more.
    private static func resource(_ needed: JSONObject, _ random: inout SeededRandom) -> JSONValue {
        var resource = object(3, &random)
        for member in needed.members { resource[member.key] = member.value }
        return .object(resource)
    }

    /// Pages of every kind hold what was served, member for member.
    private func expect(
        _ site: Site, holds served: [ResourceKind: [JSONValue]], _ comment: Comment
    ) async throws {
        let text = served.keys.sorted { $0.rawValue < $1.rawValue }.map(Self.rule).joined()
        let sight = try await site.look(by: try Compiled.rules("apiVersion: tenet/v1\nrules:\n" + text))
        let later = try DiskSnapshot(sight.inventory).inventory()
        for (kind, resources) in served {
            for inventory in [sight.inventory, later] {
                let seen = inventory.collection(of: kind)
                #expect(seen.completeness.isComplete, comment)
                #expect(seen.resources.map { JSONValue.object($0.json) } == resources, "\(kind) \(comment)")
            }
        }
    }

    @Test(arguments: 1...8) func `resources of the reference dialect are kept as they came`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        var served: [ResourceKind: [JSONValue]] = [:]
        for number in 0..<7 {
            let id = JSONValue.string("x\(number)")
            served[.user, default: []].append(
                Self.resource(["account_id": id, "account_type": "robot", "account_status": "asleep"], &random))
            served[.policy, default: []].append(Self.resource(["id": id, "type": "a-new-type"], &random))
            served[.domain, default: []].append(
                Self.resource(
                    [
                        "id": id,
                        "attributes": ["claim": ["status": "dreaming"], "more": [.number(JSONNumber(literal: "1.0"))]],
                    ], &random))
            served[.group, default: []].append(Self.resource(["id": id, "attributes": ["name": "g"]], &random))
        }
        var organization = try SimulatedOrganization(["id": "org-1", "type": "organization"])
        for (kind, resources) in served {
            let listed = try #require(SimulatedOrganization.Kind(rawValue: kind.collectionName))
            for resource in resources { try organization.add(resource, to: listed) }
        }
        var site = Site(organization: .reference(organization))
        site.pageSize = 3
        try await expect(site, holds: served, "seed \(seed)")
    }

    @Test(arguments: 1...8) func `resources of the cloud dialect are kept as they came`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        var served: [ResourceKind: [JSONValue]] = [:]
        for number in 0..<7 {
            let id = JSONValue.string("x\(number)")
            served[.user, default: []].append(
                Self.resource(
                    ["accountId": id, "accountType": "robot", "accountStatus": "asleep", "status": "dreaming"], &random)
            )
            served[.policy, default: []].append(
                Self.resource(
                    [
                        "id": id, "type": "policy",
                        "attributes": ["type": "a-new-type", "x": [.number(JSONNumber(literal: "1.0"))]],
                    ], &random))
            served[.domain, default: []].append(
                Self.resource(["id": id, "type": "domains", "attributes": ["claim": ["status": "dreaming"]]], &random))
            served[.group, default: []].append(Self.resource(["id": id, "name": "g"], &random))
            served[.workspace, default: []].append(
                Self.resource(["id": id, "attributes": ["status": "dreaming"]], &random))
            served[.directory, default: []].append(Self.resource(["directoryId": id], &random))
            served[.apiToken, default: []].append(Self.resource(["id": id, "status": "DREAMING"], &random))
        }
        var organization = try SimulatedCloudOrganization(["id": "org-1", "type": "orgs"])
        for (kind, resources) in served {
            let listed = try #require(SimulatedCloudOrganization.Kind(rawValue: kind.collectionName))
            for resource in resources { try organization.add(resource, to: listed) }
        }
        var site = Site(organization: .cloud(organization))
        site.pageSize = 3
        try await expect(site, holds: served, "seed \(seed)")
    }
}
