import JSON
import Observations
import Testing

struct ReferenceResourceTests {
    private static let user: JSONValue = [
        "account_id": "712020:1", "account_type": "atlassian", "account_status": "active", "name": "Zoë",
        "email": .null, "picture": "https://example.com/p", "created": "2020-01-02T03:04:05.5+02:00",
        "last_active": "2026-06-30T10:30:00Z",
        "product_access": [
            [
                "key": "confluence", "name": "Confluence", "url": "https://a.example",
                "last_active": "2026-06-30T10:30:00Z",
            ],
            ["key": "trello", "last_active": .null],
        ],
        "role_assignments": [
            ["role": "user", "resource": ["id": "o1", "type": "organization"]], ["role": "org-admin"],
            ["role": "user", "resource": .null],
        ],
        "claim_status": "managed",
    ]

    @Test(arguments: [
        ("account_id", #""712020:1""#),
        ("account_type", #""atlassian""#),
        ("name", #""Zoë""#),
        ("email", "absent"),
        ("nickname", "absent"),
        ("created", #"timestamp("2020-01-02T01:04:05.5Z")"#),
        ("member_since", #"timestamp("2020-01-02T01:04:05.5Z")"#),
        ("last_active", #"timestamp("2026-06-30T10:30:00Z")"#),
        ("claim_status", #""managed""#),
        ("product_access", "[<tenet.user.product_access[]>, <tenet.user.product_access[]>]"),
        ("product_access[0].key", #""confluence""#),
        ("product_access[0].url", #""https://a.example""#),
        ("product_access[0].last_active", #"timestamp("2026-06-30T10:30:00Z")"#),
        ("product_access[1].last_active", "absent"),
        ("product_access[1].name", "absent"),
        (
            "product_access[0].id",
            "unsupported user.product_access[].id: the reference dialect has no `user.product_access[].id`"
        ),
        ("role_assignments[0].role", #""user""#),
        ("role_assignments[0].resource.type", #""organization""#),
        ("role_assignments[1].resource", "absent"),
        ("role_assignments[2].resource", "absent"),
        (
            "role_assignments[0].methods",
            "unsupported user.role_assignments[].methods: the reference dialect has no `user.role_assignments[].methods`"
        ),
        ("roles", #"["user", "org-admin"]"#),
        ("mfa_enabled", "unsupported user.mfa_enabled: the reference dialect has no `user.mfa_enabled`"),
        ("status", "unsupported user.status: the reference dialect has no `user.status`"),
        ("groups", "unsupported user.groups: the reference dialect has no `user.groups`"),
        ("no_such_field", "absent"),
    ])
    func `a user`(path: String, value: String) throws {
        #expect(try FieldText(Self.user, .user, .reference)(path) == value)
    }

    @Test(arguments: [
        ("roles", "detail user.role_assignments: `user.role_assignments` was not fetched"),
        ("role_assignments", "detail user.role_assignments: `user.role_assignments` was not fetched"),
        ("claim_status", "detail user.claim_status: `user.claim_status` was not fetched"),
        ("product_access", "[]"),
        ("account_type", "error: `user.account_type` is missing, which every resource of the kind has"),
        ("created", "absent"),
        ("member_since", "absent"),
    ])
    func `a user of whom only the id was told`(path: String, value: String) throws {
        #expect(try FieldText(["account_id": "u"], .user, .reference)(path) == value)
    }

    @Test func `where all role assignments were fetched, none are an empty list`() throws {
        let user = try FieldText(["account_id": "u"], .user, .reference, complete: [.roleAssignments])
        #expect(user("roles") == "[]")
        #expect(user("role_assignments") == "[]")
        #expect(user("claim_status") == "detail user.claim_status: `user.claim_status` was not fetched")
    }

    @Test(
        arguments: [
            (
                ["account_id": "u", "email": 7], "email",
                "error: `user.email` is malformed: expected a string, found a number"
            ),
            (
                ["account_id": "u", "created": "yesterday"], "created",
                "error: `user.created` is malformed: expected a time such as 2026-07-01T00:00:00Z, found `yesterday`"
            ),
            (
                ["account_id": "u", "created": 1_700_000_000], "created",
                "error: `user.created` is malformed: expected a time such as 2026-07-01T00:00:00Z, found a number"
            ),
            (
                ["account_id": "u", "product_access": ["confluence"]], "product_access",
                "error: `user.product_access` is malformed: expected a list of objects, found `confluence`"
            ),
            (
                ["account_id": "u", "product_access": ["key": "x"]], "product_access",
                "error: `user.product_access` is malformed: expected a list of objects, found an object"
            ),
            (["account_id": "u", "product_access": .null], "product_access", "[]"),
            (
                ["account_id": "u", "product_access": [["name": "x"]]], "product_access[0].key",
                "error: `user.product_access[].key` is missing, which every resource of the kind has"
            ),
            (
                ["account_id": "u", "role_assignments": .null], "roles",
                "detail user.role_assignments: `user.role_assignments` was not fetched"
            ),
            (["account_id": "u", "role_assignments": []], "roles", "[]"),
            (
                ["account_id": "u", "role_assignments": [["roll": "user"]]], "roles",
                "error: `user.roles` is malformed: a role assignment has no role"
            ),
            (
                ["account_id": "u", "role_assignments": "user"], "roles",
                "error: `user.roles` is malformed: expected a list of role assignments, found a string"
            ),
            (
                ["account_id": "u", "account_status": .null], "account_status",
                "error: `user.account_status` is missing, which every resource of the kind has"
            ),
        ] as [(JSONValue, String, String)])
    func `what is malformed is an error that names the field`(json: JSONValue, path: String, value: String) throws {
        #expect(try FieldText(json, .user, .reference)(path) == value)
    }

    private static let policy: JSONValue = [
        "id": "p1", "type": "ip-allowlist", "name": "Office", "status": "enabled", "created": "2024-01-01T00:00:00Z",
        "updated": .null,
        "attributes": [
            "rule": ["in": ["10.0.0.0/8"], "allowMobileBypass": false], "type": "kept", "limit": 3,
            "ratio": .number(JSONNumber(literal: "1.5")), "huge": 9_007_199_254_740_993,
            "snake_case": ["camelCase": [.null]],
        ],
        "resources": [["id": "ari:1", "type": "site"], ["id": "ari:2"]],
    ]

    @Test(arguments: [
        ("type", #""ip-allowlist""#),
        ("status", #""enabled""#),
        ("created", #"timestamp("2024-01-01T00:00:00Z")"#),
        ("updated", "absent"),
        (
            "attributes",
            #"{"rule": {"in": ["10.0.0.0/8"], "allowMobileBypass": false}, "type": "kept", "limit": 3, "ratio": 1.5, "#
                + #""huge": 9007199254740993, "snake_case": {"camelCase": [null]}}"#
        ),
        ("rule", #"{"in": ["10.0.0.0/8"], "allowMobileBypass": false}"#),
        ("allowed", #"["10.0.0.0/8"]"#),
        ("resources[0].id", #""ari:1""#),
        ("resources[1].type", "absent"),
        (
            "resources[0].application_status",
            "unsupported policy.resources[].application_status: the reference dialect has no `policy.resources[].application_status`"
        ),
        (
            "resources[0].meta",
            "unsupported policy.resources[].meta: the reference dialect has no `policy.resources[].meta`"
        ),
        ("metadata", "unsupported policy.metadata: the reference dialect has no `policy.metadata`"),
    ])
    func `a policy`(path: String, value: String) throws {
        #expect(try FieldText(Self.policy, .policy, .reference)(path) == value)
    }

    @Test(
        arguments: [
            (["id": "p"], "absent", "absent", "absent"),
            (["id": "p", "attributes": .null], "absent", "absent", "absent"),
            (["id": "p", "attributes": ["rule": [["a": 1]]]], #"{"rule": [{"a": 1}]}"#, #"[{"a": 1}]"#, "absent"),
            (["id": "p", "attributes": ["rule": ["in": []]]], #"{"rule": {"in": []}}"#, #"{"in": []}"#, "[]"),
            (
                ["id": "p", "attributes": ["rule": ["in": [1]]]], #"{"rule": {"in": [1]}}"#, #"{"in": [1]}"#,
                "error: `policy.allowed` is malformed: expected a list of strings, found a list"
            ),
            (
                ["id": "p", "attributes": "open"],
                "error: `policy.attributes` is malformed: expected an object, found `open`",
                "error: `policy.rule` is malformed: expected an object in `attributes`, found a string",
                "error: `policy.allowed` is malformed: expected an object in `attributes`, found a string"
            ),
        ] as [(JSONValue, String, String, String)])
    func `rules of policies in every shape`(json: JSONValue, attributes: String, rule: String, allowed: String) throws {
        let policy = try FieldText(json, .policy, .reference)
        #expect(policy("attributes") == attributes)
        #expect(policy("rule") == rule)
        #expect(policy("allowed") == allowed)
    }

    @Test(
        arguments: [
            (
                ["id": "d", "attributes": ["name": "Acme.com", "claim": ["type": "dns", "status": "verified"]]],
                "attributes.claim.status", #""verified""#
            ),
            (
                ["id": "d", "attributes": ["name": "Acme.com", "claim": ["type": "dns"]]], "attributes.claim.status",
                "absent"
            ),
            (["id": "d", "attributes": ["name": "Acme.com", "claim": .null]], "attributes.claim", "absent"),
            (["id": "d", "attributes": ["name": "Acme.com"]], "attributes.name", #""Acme.com""#),
            (["id": "d"], "attributes", "absent"),
            (
                ["id": "d", "attributes": ["claim": "dns"]], "attributes.claim",
                "error: `domain.attributes.claim` is malformed: expected an object, found `dns`"
            ),
        ] as [(JSONValue, String, String)])
    func `domains`(json: JSONValue, path: String, value: String) throws {
        #expect(try FieldText(json, .domain, .reference)(path) == value)
    }

    @Test(arguments: [
        ("attributes.name", #""admins""#), ("attributes.description", #""""#), ("attributes.member_count", "5"),
        ("type", #""group""#),
        ("roles", "unsupported group.roles: the reference dialect has no `group.roles`"),
        (
            "attributes.directory_id",
            "unsupported group.attributes.directory_id: the reference dialect has no `group.attributes.directory_id`"
        ),
        (
            "attributes.management_access",
            "unsupported group.attributes.management_access: the reference dialect has no `group.attributes.management_access`"
        ),
    ])
    func `a group`(path: String, value: String) throws {
        let json: JSONValue = [
            "id": "g", "type": "group",
            "attributes": ["name": "admins", "description": "", "member_count": .number(JSONNumber(literal: "5.0"))],
        ]
        #expect(try FieldText(json, .group, .reference)(path) == value)
    }

    @Test(arguments: [
        ("attributes.time", #"timestamp("2026-06-01T00:00:00Z")"#),
        ("attributes.action", "error: `event.attributes.action` is missing, which every resource of the kind has"),
        ("attributes.actor.type", #""user""#),
        (
            "attributes.actor.email",
            "unsupported event.attributes.actor.email: the reference dialect has no `event.attributes.actor.email`"
        ),
        (
            "attributes.actor.auth",
            "unsupported event.attributes.actor.auth: the reference dialect has no `event.attributes.actor.auth`"
        ),
        ("attributes.context[0].key", #""k""#),
        ("attributes.container", "[]"),
        ("attributes.location", "absent"),
        ("message", "unsupported event.message: the reference dialect has no `event.message`"),
    ])
    func `an event`(path: String, value: String) throws {
        let json: JSONValue = [
            "id": "e",
            "attributes": [
                "time": "2026-06-01T00:00:00Z", "actor": ["id": "a", "type": "user"],
                "context": [["key": "k", "value": "v"]],
            ],
        ]
        #expect(try FieldText(json, .event, .reference)(path) == value)
    }

    @Test func `an event without attributes is malformed`() throws {
        #expect(
            try FieldText(["id": "e"], .event, .reference)("attributes")
                == "error: `event.attributes` is missing, which every resource of the kind has")
    }

    @Test(arguments: [
        ("id", #""o""#), ("name", #""Acme""#),
        ("user_count", "detail org.user_count: `org.user_count` was not fetched"),
        ("role_counts", "unsupported org.role_counts: the reference dialect has no `org.role_counts`"),
    ])
    func `the organization`(path: String, value: String) throws {
        let json: JSONValue = ["id": "o", "type": "organization", "attributes": ["name": "Acme"]]
        #expect(try FieldText(json, .organization, .reference)(path) == value)
    }

    @Test(
        arguments: [.null, [:], ["account_id": ""], ["account_id": 7], ["id": "u"], "u", [["account_id": "u"]]]
            as [JSONValue])
    func `what has no id is no resource`(json: JSONValue) {
        #expect(Resource(json, ResourceLayout(.user, .reference))?.id == nil)
    }
}
