import CEL
import JSON
import Observations
import Testing

struct GivenInventoryTests {
    private static let takenAt = CELTimestamp(rfc3339: "2026-07-01T00:00:00Z")

    private func inventory(
        _ resources: [ResourceKind: [JSONValue]], organization: JSONValue? = nil, incomplete: Set<ResourceKind> = [],
        _ dialect: Dialect = .reference
    ) throws -> Inventory {
        try Inventory(
            given: resources, organization: organization, incomplete: incomplete, dialect: dialect,
            takenAt: try #require(Self.takenAt))
    }

    @Test(
        arguments: [
            (.reference, ["account_id": "u", "roles": ["org-admin"]], "roles", #"["org-admin"]"#),
            (
                .reference, ["account_id": "u", "role_assignments": [["role": "a"], ["role": "b"], ["role": "a"]]],
                "roles", #"["a", "b"]"#
            ),
            (
                .cloud, ["account_id": "u", "role_assignments": [["role": "a", "directory_id": "d"]]],
                "role_assignments[0].directory_id", #""d""#
            ),
            (.reference, ["account_id": "u"], "roles", "[]"),
            (.reference, ["account_id": "u"], "role_assignments", "[]"),
            (.reference, ["account_id": "u", "claim_status": "unmanaged"], "claim_status", #""unmanaged""#),
            (
                .reference, ["account_id": "u"], "claim_status",
                "error: `user.claim_status` is missing, which every resource of the kind has"
            ),
            (
                .reference, ["account_id": "u", "created": "2026-01-01T00:00:00Z"], "member_since",
                #"timestamp("2026-01-01T00:00:00Z")"#
            ),
            (
                .cloud, ["account_id": "u", "added_to_org": "2026-01-01T00:00:00Z"], "member_since",
                #"timestamp("2026-01-01T00:00:00Z")"#
            ),
            (.cloud, ["account_id": "u", "mfa_enabled": true], "mfa_enabled", "true"),
            (
                .reference, ["account_id": "u", "mfa_enabled": true], "mfa_enabled",
                "unsupported user.mfa_enabled: the reference dialect has no `user.mfa_enabled`"
            ),
            (
                .cloud,
                [
                    "account_id": "u",
                    "product_access": [
                        ["key": "a", "last_active": "2026-01-02T00:00:00Z"], ["key": "b", "url": "x"],
                    ],
                ],
                "last_active", #"timestamp("2026-01-02T00:00:00Z")"#
            ),
            (
                .cloud, ["account_id": "u", "product_access": [["key": "b", "url": "x"]]], "product_access[0].url",
                #""x""#
            ),
            (.cloud, ["account_id": "u"], "deactivated_on", "absent"),
            (.cloud, ["account_id": "u"], "groups", "[]"),
        ] as [(Dialect, JSONValue, String, String)])
    func `users are given in the schema's names`(dialect: Dialect, json: JSONValue, path: String, value: String) throws
    {
        #expect(try FieldText(json, .user, dialect, shape: .schema)(path) == value)
    }

    @Test(arguments: Dialect.allCases) func `policies are given in the schema's names`(dialect: Dialect) throws {
        let json: JSONValue = [
            "id": "p", "type": "ip-allowlist", "attributes": ["rule": ["in": ["10.0.0.0/8"]], "status": "own"],
            "resources": [["id": "r", "meta": ["scheduled_date": "soon"]]],
        ]
        let policy = try FieldText(json, .policy, dialect, shape: .schema)
        #expect(policy("type") == #""ip-allowlist""#)
        #expect(policy("attributes") == #"{"rule": {"in": ["10.0.0.0/8"]}, "status": "own"}"#)
        #expect(policy("rule") == #"{"in": ["10.0.0.0/8"]}"#)
        #expect(policy("allowed") == #"["10.0.0.0/8"]"#)
        #expect(policy("status") == "absent")
        #expect(policy("resources[0].meta.scheduled_date").contains("soon") == (dialect == .cloud))
        let derived: JSONValue = ["id": "p", "type": "x", "rule": ["in": ["a"]]]
        #expect(try FieldText(derived, .policy, dialect, shape: .schema)("allowed") == #"["a"]"#)
    }

    @Test func `kinds that are not given are empty and complete, others of the dialect unsupported`() throws {
        let inventory = try inventory([.user: [["account_id": "u1"], ["account_id": "u2"]]], incomplete: [.group])
        #expect(inventory.collection(of: .user).resources.map(\.id) == ["u1", "u2"])
        #expect(inventory.collection(of: .user).completeness.isComplete)
        #expect(inventory.collection(of: .domain).resources.isEmpty)
        #expect(inventory.collection(of: .domain).completeness.isComplete)
        #expect(inventory.collection(of: .group).completeness.missing.map(\.text) == ["groups are given as incomplete"])
        #expect(
            inventory.collection(of: .workspace).completeness.missing.map(\.text)
                == ["the reference dialect has no workspaces"])
        #expect(inventory.collection(of: .organization).resources.map(\.id) == ["organization"])
    }

    @Test func `the organization is given in the schema's names`() throws {
        let inventory = try inventory([:], organization: ["name": "Acme", "role_counts": ["user": 1]], .cloud)
        #expect(inventory.organization.displayName == "Acme")
        let object = OrganizationObject(inventory)
        #expect(object.field("name")?.json == "Acme")
        #expect(object.field("role_counts")?.json == ["user": 1])
        #expect(object.field("user_count")?.json == nil)
    }

    @Test func `a resource without an id is refused`() throws {
        let error = #expect(throws: GivenResourceError.self) {
            try inventory([.user: [["account_id": "u"], ["id": "u"]]])
        }
        #expect(error?.description == "expected an object with a text as `account_id` in `users[1]`")
    }
}
