import JSON
import ScriptedServer
import Testing

@testable import AdminAPI

/// The read operations of the cloud dialect: what is sent, and what is made of the answer.
struct CloudReadOperationTests {
    struct Listing: Sendable {
        var operation: String
        var request: String
        var body = ""
        var call: @Sendable (CloudReadClient) async throws -> [JSONObject]
    }

    private static let users = "/v2/orgs/o1/directories/-/users"
    private static let groups = "/v2/orgs/o1/directories/-/groups"

    private static func items(_ pages: Pages<CloudResource>) async throws -> [JSONObject] {
        try await allPages(pages).flatMap { $0.items.map(\.raw) }
    }

    static let listings = [
        Listing(operation: "getDomains", request: "GET /v1/orgs/o1/domains") { try await items($0.domains(of: "o1")) },
        Listing(operation: "getPolicies", request: "GET /v1/orgs/o1/policies") {
            try await items($0.policies(of: "o1"))
        },
        Listing(operation: "getPolicies", request: "GET /v1/orgs/o1/policies?type=ip-allowlist") {
            try await items($0.policies(of: "o1", type: "ip-allowlist"))
        },
        Listing(operation: "queryWorkspacesV2", request: "POST /v2/orgs/o1/workspaces", body: #"{"limit":100}"#) {
            try await items($0.workspaces(of: "o1"))
        },
        Listing(operation: "getDirectoriesForOrg", request: "GET /v2/orgs/o1/directories?limit=100") {
            try await items($0.directories(of: "o1"))
        },
        Listing(operation: "searchDirectoryUsers", request: "POST \(users)/search", body: #"{"limit":100}"#) {
            try await items($0.users(of: "o1"))
        },
        Listing(
            operation: "searchDirectoryUsers", request: "POST \(users)/search",
            body: #"{"limit":100,"roleIds":["atlassian/org-admin"],"claimStatus":"managed","status":["active"],"#
                + #""accountStatus":["active","closed"],"membershipStatus":["suspended"],"mfaEnabled":false,"#
                + #""emailDomains":["a.example"],"expand":["platformRoles"]}"#
        ) { client in
            var search = UserSearch()
            search.roleIDs = ["atlassian/org-admin"]
            search.claimStatus = "managed"
            search.status = ["active"]
            search.accountStatus = ["active", "closed"]
            search.membershipStatus = ["suspended"]
            search.mfaEnabled = false
            search.emailDomains = ["a.example"]
            search.expand = ["platformRoles"]
            return try await items(client.users(search, of: "o1"))
        },
        Listing(operation: "getUsers", request: "GET /v1/orgs/o1/users") {
            try await items($0.managedUsers(of: "o1"))
        },
        Listing(operation: "getUserRoleAssignments", request: "GET \(users)/u1/role-assignments?limit=100") {
            try await $0.roleAssignments(of: "u1", organization: "o1").map(\.raw)
        },
        Listing(operation: "searchDirectoryGroups", request: "POST \(groups)/search", body: #"{"limit":100}"#) {
            try await items($0.groups(of: "o1"))
        },
        Listing(
            operation: "searchDirectoryGroups", request: "POST \(groups)/search",
            body: #"{"limit":100,"expand":["counts.users"]}"#
        ) { try await items($0.groups(of: "o1", expand: ["counts.users"])) },
        Listing(operation: "getGroupRoleAssignments", request: "GET \(groups)/g1/role-assignments?limit=100") {
            try await $0.roleAssignments(ofGroup: "g1", organization: "o1").map(\.raw)
        },
        Listing(
            operation: "getEvents", request: "GET /v1/orgs/o1/events?action=user_added&from=1&to=2&limit=500"
        ) { try await items($0.events(of: "o1", action: "user_added", from: 1, to: 2)) },
        Listing(operation: "getEventActions", request: "GET /v1/orgs/o1/event-actions") {
            try await items($0.eventActions(of: "o1"))
        },
        Listing(operation: "getApiTokens", request: "GET /api-access/v1/orgs/o1/api-tokens?pageSize=1000") {
            try await items($0.apiTokens(of: "o1"))
        },
        Listing(operation: "getApiKeys", request: "GET /api-access/v1/orgs/o1/api-keys") {
            try await items($0.apiKeys(of: "o1"))
        },
    ]

    @Test(arguments: listings.indices)
    func `a listing is asked for and read`(index: Int) async throws {
        let listing = Self.listings[index]
        try await withClient(script: { _, _ in .page(#"{"id":"1","new":[null]}"#, #"{"id":"2"}"#) }) {
            client, server async throws in
            #expect(try await listing.call(client.cloud) == [["id": "1", "new": [.null]], ["id": "2"]])
            #expect(server.requests.map { "\($0.method) \($0.target)" } == [listing.request])
            #expect(server.requests.map(\.body) == [listing.body])
            #expect(await client.calls.counts.map { [$0.key.rawValue: $0.value.calls] } == [[listing.operation: 1]])
        }
    }

    @Test func `the stream of events ends with its first empty page, although that names a next one`() async throws {
        let replies: [Reply] = [
            .answer(200, #"{"data":[{"id":"1"}],"meta":{"next":"a"},"links":{}}"#),
            .answer(200, #"{"data":[{"id":"2"}],"meta":{"next":"b"},"links":{"next":null}}"#),
            .answer(200, #"{"data":[],"meta":{"next":"b"}}"#),
        ]
        try await withClient(script: { _, number in replies[number] }) { client, server async throws in
            let pages = try await allPages(client.cloud.eventStream(of: "o1", from: 5))
            #expect(pages.map { $0.items.compactMap { $0.raw["id"]?.string } } == [["1"], ["2"], []])
            #expect(pages.map(\.isLast) == [false, false, true])
            let first = "/v1/orgs/o1/events-stream?from=5&limit=500"
            #expect(server.targets == [first, first + "&cursor=a", first + "&cursor=b"])
        }
    }

    @Test(arguments: [
        ("users", [#"{"limit":100}"#, #"{"limit":100,"cursor":"n/1"}"#, #"{"limit":100,"cursor":"n2"}"#]),
        ("workspaces", [#"{"limit":100}"#, #"{"cursor":"n/1"}"#, #"{"cursor":"n2"}"#]),
    ])
    func `the cursor of a search stands in its body`(kind: String, bodies: [String]) async throws {
        let replies: [Reply] = [
            .page(#"{"id":"1"}"#, links: #"{"next":"n/1"}"#),
            .page(#"{"id":"2"}"#, links: #"{"next":"/v2/orgs/o1/workspaces?cursor=n2"}"#), .page(#"{"id":"3"}"#),
        ]
        try await withClient(script: { _, number in replies[number] }) { client, server async throws in
            let pages = kind == "users" ? client.cloud.users(of: "o1") : client.cloud.workspaces(of: "o1")
            #expect(try await allPages(pages).flatMap(\.items).count == 3)
            #expect(server.requests.map(\.body) == bodies)
            #expect(Set(server.targets).count == 1)
        }
    }

    @Test(arguments: [#"{"next":"1"}"#, #"{"next":"/v2/x"}"#, #"{"next":"https://elsewhere.example/?cursor=2"}"#])
    func `a search that points back, nowhere or elsewhere ends with an error`(links: String) async throws {
        try await withClient(script: { _, _ in .page(#"{"id":"1"}"#, links: links) }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in
                try await allPages(client.cloud.users(of: "o1"))
            }
            switch error {
            case .repeatedCursor, .foreignLink: break
            default: Issue.record("\(String(describing: error))")
            }
            #expect(server.requests.count <= 2)
        }
    }

    @Test func `a search is tried again after a failure that may pass`() async throws {
        try await withClient(script: { _, number in number == 0 ? .answer(503) : .page(#"{"id":"1"}"#) }) {
            client, server async throws in
            #expect(try await allPages(client.cloud.users(of: "o1")).count == 1)
            #expect(server.requests.map(\.body) == [#"{"limit":100}"#, #"{"limit":100}"#])
        }
    }

    @Test func `resources are taken out of the envelope of the answer`() async throws {
        try await withClient(script: { _, _ in .answer(200, #"{"data":{"id":"x","type":"policy"}}"#) }) {
            client, server async throws in
            let resources = [
                try await client.cloud.organization("o1"), try await client.cloud.policy("p1", of: "o1"),
                try await client.cloud.user("u1", of: "o1"),
            ]
            #expect(resources.allSatisfy { $0.raw == ["id": "x", "type": "policy"] })
            #expect(server.targets == ["/v1/orgs/o1", "/v1/orgs/o1/policies/p1", "\(Self.users)/u1"])
            #expect(Set(await client.calls.counts.keys) == [.getOrgById, .getPolicyById, .getDirectoryUserDetails])
        }
    }

    @Test func `users and roles are counted`() async throws {
        let stats =
            #"{"accountStatus":[],"roles":[{"roleId":"atlassian/org-admin","count":3},{"roleId":"x","count":0}]}"#
        try await withClient(script: { request, _ in
            .answer(200, request.target.hasSuffix("count") ? #"{"count":7}"# : stats)
        }) { client, server async throws in
            #expect(try await client.cloud.userCount(of: "o1") == 7)
            #expect(try await client.cloud.roleCounts(of: "o1") == ["atlassian/org-admin": 3, "x": 0])
            #expect(server.targets == ["\(Self.users)/count", "\(Self.users)/stats"])
        }
    }

    @Test(arguments: [
        #"{}"#, #"{"roles":[{"roleId":"a"}]}"#, #"{"roles":[{"roleId":"a","count":1},{"roleId":"a","count":2}]}"#,
    ])
    func `counts of another shape are an error`(body: String) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.cloud.roleCounts(of: "o1") }
            guard case .malformedBody = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
