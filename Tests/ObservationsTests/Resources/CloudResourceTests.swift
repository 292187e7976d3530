import JSON
import Observations
import Testing

struct CloudResourceTests {
    private static let policy: JSONValue = [
        // No key of the API's at this place, so that it says nothing.
        "id": "p1", "type": "policy", "rule": ["in": ["0.0.0.0/0"]],
        "attributes": [
            "type": "ip-allowlist", "name": "Office", "status": "enabled", "createdAt": "2024-01-01T00:00:00.123Z",
            "updatedAt": .null, "rule": ["in": ["10.0.0.0/8", "192.0.2.1"]], "metadata": ["policyCoverageLevel": "ALL"],
            "ownerId": "x",
            "resources": [
                [
                    "id": "ari:1", "applicationStatus": "applied",
                    "meta": ["scheduledDate": "2026-01-01", "migrationEndDataTime": "later"], "links": ["ticket": "t"],
                ],
                ["id": "ari:2"],
            ],
        ],
    ]

    @Test(arguments: [
        ("id", #""p1""#),
        ("type", #""ip-allowlist""#),
        ("name", #""Office""#),
        ("created", #"timestamp("2024-01-01T00:00:00.123Z")"#),
        ("updated", "absent"),
        (
            "attributes",
            #"{"rule": {"in": ["10.0.0.0/8", "192.0.2.1"]}, "metadata": {"policyCoverageLevel": "ALL"}, "ownerId": "x"}"#
        ),
        ("rule", #"{"in": ["10.0.0.0/8", "192.0.2.1"]}"#),
        ("allowed", #"["10.0.0.0/8", "192.0.2.1"]"#),
        ("metadata", #"{"policyCoverageLevel": "ALL"}"#),
        ("resources[0].application_status", #""applied""#),
        ("resources[0].meta.scheduled_date", #""2026-01-01""#),
        ("resources[0].meta.migration_end", #""later""#),
        ("resources[0].meta.migration_start", "absent"),
        ("resources[0].links.ticket", #""t""#),
        ("resources[1].meta", "absent"),
        (
            "resources[1].application_status",
            "error: `policy.resources[].application_status` is missing, which every resource of the kind has"
        ),
        (
            "resources[0].type",
            "unsupported policy.resources[].type: the cloud dialect has no `policy.resources[].type`"
        ),
    ])
    func `a policy`(path: String, value: String) throws {
        #expect(try FieldText(Self.policy, .policy, .cloud)(path) == value)
    }

    @Test(
        arguments: [
            ("text", "malformed: expected a list of objects in `productAccess`"),
            (
                ["lastActiveTimestamp": "2026-01-01T00:00:00Z"],
                "malformed: expected a list of objects in `productAccess`"
            ),
            (["2026-01-01T00:00:00Z"], "malformed: expected a list of objects in `productAccess`"),
            ([["lastActiveTimestamp": 7]], "malformed: `productAccess[].lastActiveTimestamp` is no time"),
            ([["lastActiveTimestamp": .null]], "absent"), ([], "absent"), (.null, "absent"),
        ] as [(JSONValue, String)])
    func `when somebody was last active is absent only where the list says so`(products: JSONValue, value: String)
        throws
    {
        let user: JSONValue = ["accountId": "u1", "productAccess": products]
        #expect(try FieldText(user, .user, .cloud, complete: [.productAccess])("last_active").hasSuffix(value))
    }

    private static let user: JSONValue = [
        "accountId": "u1", "accountType": "atlassian", "accountStatus": "active", "status": "active",
        "membershipStatus": "active", "claimStatus": "managed", "name": "Ann", "emailVerified": true,
        "mfaEnabled": false,
        "managementSource": .null, "jobTitle": "Pilot", "timeZone": "Europe/Berlin",
        "addedToOrg": "2022-02-02T00:00:00Z",
        "productAccess": [
            ["id": "ari:c", "key": "confluence", "lastActiveTimestamp": "2025-11-06T23:07:29.936941226Z"],
            ["id": "ari:t", "key": "trello", "lastActiveTimestamp": "2025-11-07T00:00:00+02:00"],
            ["key": "opsgenie"],
        ],
        "groups": [["id": "g1", "name": "admins", "description": .null]],
        "counts": ["resources": 3],
        "role_assignments": [
            [
                "directoryId": .null, "resourceId": "ari:org", "resourceOwner": "platform",
                "roleAssignments": [
                    ["role": "atlassian/org-admin", "roleAssignmentMethods": ["direct", "group_direct"]],
                    ["role": "atlassian/user"],
                ],
                "roles": ["atlassian/org-admin", "atlassian/user"],
            ],
            [
                "directoryId": "d1", "resourceId": "ari:jira", "resourceOwner": "jira-core",
                "roles": ["atlassian/user", "custom"],
            ],
        ],
        "deactivated_on": .null,
        "managed_account": [
            "account_id": "u1", "access_billable": true,
            "product_access": [
                ["key": "confluence", "name": "Confluence", "url": "https://a.example"],
                ["key": "trello", "name": "Trello", "url": "https://t.example"],
                ["key": "trello", "name": "Trello", "url": "https://u.example"],
            ],
        ],
    ]

    @Test(arguments: [
        ("account_id", #""u1""#),
        ("account_status", #""active""#),
        ("claim_status", #""managed""#),
        ("email", "absent"),
        ("email_verified", "true"),
        ("mfa_enabled", "false"),
        ("management_source", "absent"),
        ("job_title", #""Pilot""#),
        ("created", "unsupported user.created: the cloud dialect has no `user.created`"),
        ("member_since", #"timestamp("2022-02-02T00:00:00Z")"#),
        ("last_active", #"timestamp("2025-11-06T23:07:29.936941226Z")"#),
        ("product_access[0].id", #""ari:c""#),
        ("product_access[0].key", #""confluence""#),
        ("product_access[0].name", #""Confluence""#),
        ("product_access[0].url", #""https://a.example""#),
        ("product_access[1].last_active", #"timestamp("2025-11-06T22:00:00Z")"#),
        ("product_access[1].name", #""Trello""#),
        (
            "product_access[1].url",
            "error: `user.product_access[].url` is malformed: which of several products with the same key it is cannot be told"
        ),
        ("product_access[2].name", "absent"),
        ("product_access[2].last_active", "absent"),
        ("groups[0].name", #""admins""#),
        ("groups[0].description", "absent"),
        ("resource_count", "3"),
        ("roles", #"["org-admin", "user", "custom"]"#),
        ("role_assignments[0].role", #""org-admin""#),
        ("role_assignments[0].methods", #"["direct", "group_direct"]"#),
        ("role_assignments[0].resource.type", #""platform""#),
        ("role_assignments[0].directory_id", "absent"),
        ("role_assignments[1].methods", "absent"),
        ("role_assignments[2].role", #""user""#),
        ("role_assignments[3].role", #""custom""#),
        ("role_assignments[3].directory_id", #""d1""#),
        ("role_assignments[3].resource.id", #""ari:jira""#),
        ("deactivated_on", "absent"),
        ("access_billable", "true"),
    ])
    func `a user of whom all was fetched`(path: String, value: String) throws {
        #expect(try FieldText(Self.user, .user, .cloud)(path) == value)
    }

    @Test(arguments: [
        ("product_access", "product_access"), ("last_active", "product_access"), ("groups", "groups"),
        ("resource_count", "resource_count"), ("roles", "role_assignments"), ("deactivated_on", "deactivated_on"),
        ("access_billable", "managed_account"),
    ])
    func `what the listing does not tell by itself is unknown until fetched`(path: String, detail: String) throws {
        let user = try FieldText(["accountId": "u", "counts": [:]], .user, .cloud)
        #expect(user(path) == "detail user.\(detail): `user.\(detail)` was not fetched")
    }

    @Test func `names of products come by a listing of their own`() throws {
        let user = try FieldText(["accountId": "u", "productAccess": [["key": "trello"]]], .user, .cloud)
        #expect(user("product_access[0].key") == #""trello""#)
        #expect(
            user("product_access[0].name")
                == "detail user.managed_account: `user.managed_account` was not fetched")
        let unmanaged = try FieldText(
            ["accountId": "u", "productAccess": [["key": "trello"]], "managed_account": .null], .user, .cloud)
        #expect(unmanaged("product_access[0].name") == "absent")
        #expect(unmanaged("access_billable") == "absent")
    }

    private static let group: JSONValue = [
        "id": "g1", "name": "admins", "description": .null, "directoryId": "d1", "externalSynced": true,
        "managementAccess": ["deletable": false], "counts": ["users": 7],
        "role_assignments": [
            [
                "resourceId": "ari:1", "resourceOwner": "jira", "roles": ["atlassian/admin", "atlassian/user"],
                "defaultRole": "atlassian/user",
            ]
        ],
    ]

    @Test(arguments: [
        ("attributes.name", #""admins""#),
        ("attributes.description", "absent"),
        ("attributes.directory_id", #""d1""#),
        ("attributes.external_synced", "true"),
        ("attributes.member_count", "7"),
        ("attributes.resource_count", "detail group.resource_count: `group.resource_count` was not fetched"),
        ("attributes.management_access.deletable", "false"),
        ("attributes.management_access.readable", "absent"),
        ("type", "unsupported group.type: the cloud dialect has no `group.type`"),
        ("roles", #"["admin", "user"]"#),
        ("role_assignments[0].is_default", "false"),
        ("role_assignments[1].is_default", "true"),
        ("role_assignments[1].resource.id", #""ari:1""#),
    ])
    func `a group`(path: String, value: String) throws {
        #expect(try FieldText(Self.group, .group, .cloud)(path) == value)
    }

    @Test(arguments: [
        ("attributes.time", #"timestamp("2026-06-01T00:00:00.5Z")"#),
        ("attributes.processed_at", "absent"),
        ("attributes.actor.email", #""a@example.com""#),
        ("attributes.actor.auth.auth_type", #""api-token""#),
        ("attributes.actor.on_behalf_of", "absent"),
        (
            "attributes.actor.type",
            "unsupported event.attributes.actor.type: the cloud dialect has no `event.attributes.actor.type`"
        ),
        ("attributes.context[0].attributes", #"{"camelCase": 1}"#),
        ("attributes.location.country_name", #""Chile""#),
        ("message.content", #""hello""#),
    ])
    func `an event`(path: String, value: String) throws {
        let json: JSONValue = [
            "id": "e", "type": "events", "message": ["content": "hello"],
            "attributes": [
                "time": "2026-06-01T00:00:00.5Z", "action": "x",
                "actor": ["id": "a", "email": "a@example.com", "auth": ["authType": "api-token"]],
                "context": [["id": "c", "attributes": ["camelCase": 1]]], "location": ["countryName": "Chile"],
            ],
        ]
        #expect(try FieldText(json, .event, .cloud)(path) == value)
    }

    @Test(arguments: [
        ("attributes.type_key", #""jira""#), ("attributes.sandbox.type", #""NONE""#), ("attributes.capacity", "10"),
        ("attributes.usage", "absent"), ("attributes.status_details", "absent"), ("attributes.regions", #"["eu"]"#),
        ("entitlements[0].key", #""jira-software.ondemand""#), ("entitlements[0].plan_key", #""premium""#),
        ("entitlements[1].plan_key", "absent"),
        ("entitlements", "[<tenet.workspace.entitlements[]>, <tenet.workspace.entitlements[]>]"),
    ])
    func `a workspace`(path: String, value: String) throws {
        let json: JSONValue = [
            "id": "w",
            "attributes": [
                "typeKey": "jira", "sandbox": ["type": "NONE"], "capacity": 10, "usage": .null, "regions": ["eu"],
            ],
            "relationships": [
                "policies": [["type": "policy", "attributes": ["fields": [:]]]],
                "entitlements": [
                    ["attributes": ["key": "jira-software.ondemand", "planKey": "premium"]],
                    ["attributes": ["key": "other", "planKey": .null]],
                ],
            ],
        ]
        #expect(try FieldText(json, .workspace, .cloud)(path) == value)
    }

    @Test(
        arguments: [
            (5, "malformed: expected a list of objects with `attributes` in `entitlement`"),
            ([5], "malformed: expected a list of objects with `attributes` in `entitlement`"),
            ([["attributes": "x"]], "malformed: expected a list of objects with `attributes` in `entitlement`"),
            ([["attributes": ["fields": [:]]], ["id": "x"], ["attributes": .null]], "[]"), (.null, "[]"),
        ] as [(JSONValue, String)])
    func `entitlements that cannot be read are not none`(related: JSONValue, value: String) throws {
        let json: JSONValue = ["id": "w", "relationships": ["entitlement": related]]
        let found = try FieldText(json, .workspace, .cloud)("entitlements")
        #expect(found.hasSuffix(value), "\(found)")
    }

    @Test(
        arguments: [
            (5, "malformed: expected an object in `managed_account`, found a number"),
            (["product_access": "x"], "malformed: expected a list of objects with a `key` in `product_access`"),
            (["product_access": [3]], "malformed: expected a list of objects with a `key` in `product_access`"),
            (
                ["product_access": [["key": 7]]],
                "malformed: expected a list of objects with a `key` in `product_access`"
            ),
            (
                ["product_access": [["key": "jira", "url": "u"], ["key": "jira"]]],
                "malformed: which of several products with the same key it is cannot be told"
            ),
            (["product_access": [["key": "jira"], ["key": "jira", "url": .null]]], "absent"),
            (["product_access": [["key": "jira", "url": "u"], ["key": "other"]]], #""u""#), (.null, "absent"),
            ([:], "absent"),
        ] as [(JSONValue, String)])
    func `what a managed account tells of a product`(account: JSONValue, value: String) throws {
        let json: JSONValue = [
            "accountId": "u", "productAccess": [["key": "jira"]], "managed_account": account,
        ]
        let found = try FieldText(json, .user, .cloud)("product_access[0].url")
        #expect(found.hasSuffix(value), "\(found)")
    }

    @Test func `a workspace without relationships has no entitlements`() throws {
        #expect(try FieldText(["id": "w"], .workspace, .cloud)("entitlements") == "[]")
    }

    @Test(
        arguments: [
            (.apiToken, ["id": "t", "status": "ALLOWED", "user": ["id": "u1"]], "user.id", #""u1""#),
            (.apiToken, ["id": "t", "status": "ALLOWED"], "expires_at", "absent"),
            (
                .apiKey, ["id": "k", "expiresAt": "2026-01-01T00:00:00Z"], "expires_at",
                #"timestamp("2026-01-01T00:00:00Z")"#
            ),
            (
                .apiKey, ["id": "k"], "expires_at",
                "unsupported api_key.expires_at: where the cloud dialect tells `api_key.expires_at` is not established"
            ),
            (.directory, ["directoryId": "d", "name": "Main"], "id", #""d""#),
            (.directory, ["directoryId": "d", "name": "Main"], "name", #""Main""#),
            (.eventAction, ["id": "a", "attributes": ["displayName": "A"]], "attributes.display_name", #""A""#),
            (.domain, ["id": "d", "type": "domains", "attributes": ["name": "a.example"]], "type", #""domains""#),
            (.organization, ["data": ["id": "o", "attributes": ["name": "Acme"]]], "name", #""Acme""#),
            (.organization, ["data": ["id": "o"], "role_counts": ["user": 3]], "role_counts", #"{"user": 3}"#),
            (.organization, ["id": "o", "role_counts": ["org-admin": 3]], "role_counts", #"{"org-admin": 3}"#),
            (
                .organization, ["id": "o", "role_counts": ["org-admin": "3"]], "role_counts",
                "error: `org.role_counts` is malformed: expected an object of integers, found an object"
            ),
            (.organization, ["id": "o", "user_count": 12], "user_count", "12"),
        ] as [(ResourceKind, JSONValue, String, String)])
    func `other kinds`(kind: ResourceKind, json: JSONValue, path: String, value: String) throws {
        #expect(try FieldText(json, kind, .cloud)(path) == value)
    }
}
