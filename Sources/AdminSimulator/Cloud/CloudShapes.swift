/// What the description of the cloud dialect says of requests.
/// See https://developer.atlassian.com/cloud/admin/organization/rest/.
enum CloudShapes {
    /// A parameter of a query; the values of a list come one by one or, where that is said, joined by commas.
    struct Parameter: Sendable {
        var shape: RequestShape
        var isExploded = true
    }

    private static let ids = RequestShape.list(.text, count: 1...10)
    private static let roles = RequestShape.list(
        .choice(
            [
                "user", "admin", "guest", "customer", "user-access-admin", "contributor", "basic", "stakeholder",
                "org-admin", "site-admin", "ai-access",
            ].map { "atlassian/" + $0 }), count: 1...10)
    private static let userFilters: [String: RequestShape] = [
        "accountIds": ids, "directoryIds": ids, "resourceIds": .list(.text, count: 1...20), "groupIds": ids,
        "mfaEnabled": .bool, "claimStatus": .choice(["managed", "unmanaged"]),
        "status": .list(
            .choice(["active", "suspended", "not_invited", "deactivated", "for_deletion"]), count: 1...4),
        "accountStatus": .list(.choice(["active", "inactive", "closed"]), count: 1...3),
        "membershipStatus": .list(.choice(["active", "suspended", "no_membership"]), count: 1...3),
        "roleIds": roles, "searchTerm": .text, "emailDomains": ids,
    ]
    private static let roleFilters: [String: RequestShape] = [
        "directoryIds": ids, "resourceOwners": ids, "resourceIds": .list(.text, count: 1...20), "roleIds": roles,
    ]

    /// The parameters of an operation's query, those that the simulator makes no use of among them.
    static func parameters(of operation: SimulatedOperation) -> [String: Parameter] {
        let page: [String: RequestShape] = ["cursor": .text, "limit": .integer(1...100)]
        let shapes: [String: RequestShape] =
            switch operation {
            case .getOrgs, .getUsers, .getDomains, .getApiKeys: ["cursor": .text]
            case .getPolicies: ["cursor": .text, "type": .text]
            case .getUserRoleAssignments, .getGroupRoleAssignments: page.merging(roleFilters) { $1 }
            case .getDirectoriesForOrg:
                page.merging(["accountId": .text, "directoryIds": ids, "searchTerm": .text]) { $1 }
            case .getApiTokens: ["cursor": .text, "pageSize": .integer(1...1000)]
            case .getEvents:
                [
                    "cursor": .text, "q": .text, "from": .text, "to": .text, "action": .text, "location": .text,
                    "limit": .integer(1...500), "actor": .list(.text), "ip": .list(.text),
                    "product": .list(.choice(["bitbucket", "confluence", "guard_detect", "jira", "loom"])),
                ]
            case .pollEvents:
                [
                    "cursor": .text, "from": .text, "to": .text, "limit": .integer(1...500),
                    "sortOrder": .choice(["asc", "desc"]),
                ]
            case .getDirectoryUsersCount: userFilters
            default: [:]
            }
        return shapes.mapValues { Parameter(shape: $0, isExploded: operation != .getEvents) }
    }

    /// The body of an operation; nil where it takes none.
    static func body(of operation: SimulatedOperation) -> RequestShape? {
        switch operation {
        case .searchDirectoryUsers: userSearch
        case .searchDirectoryGroups: groupSearch
        case .queryWorkspacesV2: workspaceSearch
        case .updatePolicy: policyUpdate
        default: nil
        }
    }

    private static let userSearch = RequestShape.object(
        userFilters.merging([
            "cursor": .text, "limit": .integer(1...100), "emails": .list(.text, count: 1...100, isUnique: true),
            "expand": .list(
                .choice(["platformRoles", "counts.resources", "productAccess", "groups"]), isUnique: true),
            "sortBy": sorting(by: "nick_name"),
        ]) { $1 })

    private static let groupSearch: RequestShape = {
        let ids = RequestShape.list(.text, count: 1...10, isUnique: true)
        return .object([
            "accountIds": ids, "cursor": .text, "directoryIds": ids,
            "expand": .list(.choice(["counts.resources", "counts.users"]), count: 1...2, isUnique: true),
            "groupIds": ids, "groupNames": .list(.text, count: 1...100, isUnique: true), "limit": .integer(1...100),
            "resourceIds": .list(.text, count: 1...20, isUnique: true), "resourceOwners": ids, "roleIds": ids,
            "searchTerm": .text, "sortBy": sorting(by: "name"),
        ])
    }()

    private static func sorting(by field: String) -> RequestShape {
        .list(
            .object(
                ["field": .choice([field]), "direction": .choice(["asc", "desc"])], required: ["field", "direction"]),
            count: 1...1)
    }

    private static let workspaceSearch = RequestShape.object([
        "cursor": .nullable(.text), "limit": .integer(1...1000),
        "query": .nullable(
            .any([
                .object(["and": .list(.any([.nullable(.object([:]))]))], isClosed: true),
                .object(["nor": .list(.any([.nullable(.object([:]))]))], isClosed: true),
                .object(["field": .object(["name": .text, "values": .list(.text)])], isClosed: true),
                .object(["searchWorkspaces": .text, "value": .text]),
                .object(["features": .list(.text)]), .object(["policies": .list(.text)]),
            ])),
        "sort": .nullable(.list(.object(["field": .text, "order": .choice(["asc", "desc"])]))),
    ])

    private static let policyUpdate = RequestShape.object(
        [
            "data": .object(
                [
                    "id": .text, "type": .choice(["policy"]),
                    "attributes": .object(
                        [
                            "type": .choice(["ip-allowlist", "data-residency"]), "name": .text,
                            "status": .choice(["enabled", "disabled"]),
                            "rule": .object(["in": .list(.text)], required: ["in"]),
                            "resources": .list(
                                .object(
                                    [
                                        "id": .text, "links": .object(["ticket": .text]),
                                        "meta": .object([
                                            "atlassianAccountId": .text, "migrationEndDataTime": .text,
                                            "migrationStartDateTime": .text, "scheduledDate": .text,
                                        ]),
                                    ], required: ["id"])),
                        ], required: ["type"]),
                ], required: ["type", "attributes"])
        ], required: ["data"])
}
