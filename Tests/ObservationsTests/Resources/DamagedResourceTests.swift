import CEL
import JSON
import Observations
import Testing

/// Whatever an answer holds, a field is absent, an error, unknown, or of its declared type.
struct DamagedResourceTests {
    private static let samples: [(ResourceKind, Dialect, JSONValue)] = [
        (
            .user, .reference,
            [
                "account_id": "u", "account_type": "atlassian", "created": "2026-01-01T00:00:00Z",
                "product_access": [["key": "trello", "last_active": "2026-01-01T00:00:00Z"]],
                "role_assignments": [["role": "user", "resource": ["id": "r", "type": "t"]]],
            ]
        ),
        (
            .user, .cloud,
            [
                "accountId": "u", "productAccess": [["key": "trello", "lastActiveTimestamp": "2026-01-01T00:00:00Z"]],
                "groups": [["id": "g"]], "counts": ["resources": 1],
                "role_assignments": [
                    ["roles": ["a"], "roleAssignments": [["role": "a", "roleAssignmentMethods": ["direct"]]]]
                ],
                "managed_account": ["product_access": [["key": "trello", "name": "Trello"]], "access_billable": true],
            ]
        ),
        (
            .policy, .reference,
            ["id": "p", "type": "x", "attributes": ["rule": ["in": ["a"]]], "resources": [["id": "r", "type": "t"]]]
        ),
        (
            .policy, .cloud,
            [
                "id": "p",
                "attributes": [
                    "type": "x", "rule": ["in": ["a"]], "metadata": [:],
                    "resources": [["id": "r", "meta": ["scheduledDate": "s"], "links": ["ticket": "t"]]],
                ],
            ]
        ),
        (
            .domain, .reference,
            ["id": "d", "attributes": ["name": "n", "claim": ["type": "dns", "status": "verified"]]]
        ),
        (
            .group, .cloud,
            [
                "id": "g", "name": "n", "counts": ["users": 1, "resources": 1], "managementAccess": ["readable": true],
                "role_assignments": [["roles": ["a"], "defaultRole": "a"]],
            ]
        ),
        (
            .event, .cloud,
            [
                "id": "e",
                "attributes": [
                    "time": "2026-01-01T00:00:00Z", "actor": ["auth": ["authType": "x"], "app": ["id": "a"]],
                    "context": [["attributes": ["a": 1]]], "location": ["ip": "i"],
                ],
            ]
        ),
        (
            .workspace, .cloud,
            [
                "id": "w", "attributes": ["regions": ["eu"], "sandbox": ["type": "NONE"], "capacity": 1],
                "relationships": ["e": [["attributes": ["key": "k", "planKey": "p"]]]],
            ]
        ),
        (.organization, .cloud, ["id": "o", "attributes": ["name": "n"], "user_count": 1, "role_counts": ["a": 1]]),
    ]

    private static let replacements: [JSONValue] = [
        .null, true, 7, .number(JSONNumber(literal: "1.5e400")), "text", [], [:], [.null], [["a": [7]]], ["role": 1],
    ]

    @Test func `every field of every damaged resource is read`() throws {
        var reads = 0
        for (kind, dialect, sample) in Self.samples {
            for damaged in variants(of: sample) {
                for shape in [ResourceLayout.Shape.api, .schema] {
                    guard let resource = Resource(damaged, ResourceLayout(kind, dialect, shape: shape)) else {
                        continue
                    }
                    try check(ResourceObject(resource), &reads)
                }
            }
        }
        #expect(reads > 30_000)
    }

    /// The value with each part of it replaced, one at a time.
    private func variants(of json: JSONValue) -> [JSONValue] {
        var variants = Self.replacements
        switch json {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                for variant in self.variants(of: element) {
                    var copy = elements
                    copy[index] = variant
                    variants.append(.array(copy))
                }
            }
        case .object(let object):
            for member in object.members {
                for variant in self.variants(of: member.value) {
                    var copy = object
                    copy[member.key] = variant
                    variants.append(.object(copy))
                }
            }
        default: break
        }
        return variants
    }

    private func check(_ object: any CELObject, _ reads: inout Int) throws {
        let type = try #require(ResourceSchema.objectTypes[object.typeName])
        // The lists of the organization come from its inventory.
        for (name, field) in type.fields where type.display != "org" || ResourceKind(collectionName: name) == nil {
            reads += 1
            guard let value = object.field(name) else {
                guard field.isOptional || name == "attributes" else {
                    Issue.record("\(type.display).\(name) is absent, and not optional")
                    return
                }
                continue
            }
            guard matches(value, field.type) else {
                Issue.record("\(type.display).\(name) is \(value), and no \(field.type)")
                return
            }
            switch value {
            case .object(let inner): try check(inner, &reads)
            case .list(let list):
                for case .object(let element) in list.elements { try check(element, &reads) }
            default: break
            }
        }
    }

    private func matches(_ value: CELValue, _ type: CELType) -> Bool {
        switch (value, type) {
        case (.error, _), (.unknown, _), (_, .dyn), (.string, .string), (.bool, .bool), (.int, .int),
            (.timestamp, .timestamp):
            true
        case (.list(let list), .list(let element)): list.elements.allSatisfy { matches($0, element) }
        case (.map(let map), .map(let key, let element)):
            map.keys.allSatisfy { matches($0, key) } && map.values.allSatisfy { matches($0, element) }
        case (.object(let object), .object(let name)): object.typeName == name
        default: false
        }
    }
}
