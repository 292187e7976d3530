import JSON
import ScriptedServer
import Testing

@testable import AdminAPI

/// The fourteen read operations: what is sent, and what is made of the answer.
struct ReadOperationTests {
    /// A call of each operation, in words that can be compared.
    static let listings:
        [(operation: String, target: String, call: @Sendable (AdminReadClient) async throws -> [JSONObject])] =
            [
                ("getOrganizations", "/v1/orgs", { try await allPages($0.organizations())[0].items.map(\.raw) }),
                (
                    "getOrganizationUsers", "/v1/orgs/o1/users",
                    { try await allPages($0.managedUsers(of: "o1"))[0].items.map(\.raw) }
                ),
                (
                    "getDirectoryUsers", "/v2/orgs/o1/directories/-/users",
                    { try await allPages($0.users(of: "o1"))[0].items.map(\.raw) }
                ),
                (
                    "getDirectoryUsers", "/v2/orgs/o1/directories/d1/users",
                    { try await allPages($0.users(directory: "d1", of: "o1"))[0].items.map(\.raw) }
                ),
                (
                    "getUserRoleAssignments", "/v2/orgs/o1/directories/-/users/u1/role-assignments",
                    { try await $0.roleAssignments(of: "u1", organization: "o1").map(\.raw) }
                ),
                (
                    "getOrganizationDomains", "/v1/orgs/o1/domains",
                    { try await allPages($0.domains(of: "o1"))[0].items.map(\.raw) }
                ),
                (
                    "getOrganizationPolicies", "/v1/orgs/o1/policies",
                    { try await allPages($0.policies(of: "o1"))[0].items.map(\.raw) }
                ),
                (
                    "getOrganizationPolicies", "/v1/orgs/o1/policies?type=ip-allowlist",
                    { try await allPages($0.policies(of: "o1", type: "ip-allowlist"))[0].items.map(\.raw) }
                ),
                (
                    "getOrganizationEvents",
                    "/v1/orgs/o1/events?from=2026-01-01T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00%2B01%3A00&action=user_added",
                    { client async throws in
                        let pages = client.events(
                            of: "o1", from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00+01:00",
                            action: "user_added")
                        return try await allPages(pages)[0].items.map(\.raw)
                    }
                ),
                (
                    "getOrganizationGroups", "/v1/orgs/o1/groups",
                    { try await allPages($0.groups(of: "o1"))[0].items.map(\.raw) }
                ),
            ]

    @Test(arguments: listings.indices)
    func `a listing is asked for and read`(index: Int) async throws {
        let (operation, target, call) = Self.listings[index]
        try await withClient(script: { _, _ in .page(#"{"id":"1","new":[null]}"#, #"{"id":"2"}"#) }) {
            client, server async throws in
            #expect(try await call(client) == [["id": "1", "new": [.null]], ["id": "2"]])
            #expect(server.targets == [target])
            #expect(server.requests.map(\.method) == ["GET"])
            #expect(await client.calls.counts.map { [$0.key.rawValue: $0.value.calls] } == [[operation: 1]])
        }
    }

    static let resources:
        [(operation: String, target: String, call: @Sendable (AdminReadClient) async throws -> JSONObject)] =
            [
                ("getOrganizationById", "/v1/orgs/o1", { try await $0.organization("o1").raw }),
                (
                    "getDirectoryUser", "/v2/orgs/o1/directories/d1/users/u1",
                    { try await $0.user("u1", directory: "d1", of: "o1").raw }
                ),
                ("getDomainById", "/v1/orgs/o1/domains/d1", { try await $0.domain("d1", of: "o1").raw }),
                ("getPolicyById", "/v1/orgs/o1/policies/p1", { try await $0.policy("p1", of: "o1").raw }),
                ("getEventById", "/v1/orgs/o1/events/e1", { try await $0.event("e1", of: "o1").raw }),
            ]

    @Test(arguments: resources.indices, [#"{"id":"x","type":"t"}"#, #"{"data":{"id":"x","type":"t"}}"#])
    func `a resource is asked for and read, bare or in its envelope`(index: Int, body: String) async throws {
        let (operation, target, call) = Self.resources[index]
        try await withClient(script: { _, _ in .answer(200, body) }) { client, server async throws in
            #expect(try await call(client) == ["id": "x", "type": "t"])
            #expect(server.targets == [target])
            #expect(server.requests.map(\.method) == ["GET"])
            #expect(await client.calls.counts.map { [$0.key.rawValue: $0.value.calls] } == [[operation: 1]])
        }
    }

    @Test(arguments: [#"{"data":{"count":1042}}"#, #"{"count":1042}"#])
    func `users are counted`(body: String) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, server async throws in
            #expect(try await client.userCount(of: "o1") == 1042)
            #expect(server.targets == ["/v2/orgs/o1/directories/-/users/count"])
        }
    }

    @Test func `every read operation is tried above, or is one of the cloud dialect and tried there`() {
        let tried = Set(Self.listings.map(\.operation) + Self.resources.map(\.operation) + ["getDirectoryUserCount"])
        #expect(tried.count == 14)
        let cloud = Set(
            CloudReadOperationTests.listings.map(\.operation) + [
                "getOrgById", "getPolicyById", "getDirectoryUserDetails", "getDirectoryUsersCount", "getUserStats",
                "pollEvents",
            ])
        #expect(tried.union(cloud) == Set(AdminOperation.allCases.filter(\.isRead).map(\.rawValue)))
    }

    @Test func `requests carry the credential, and say what they take`() async throws {
        try await withClient(
            configure: { $0.userAgent = "tenet/1.2" }, script: { _, _ in .answer(200, "{}") }
        ) { client, server async throws in
            _ = try await client.organization("o1")
            #expect(
                server.requests[0].headers == [
                    "host": "127.0.0.1:\(server.port)", "accept": "application/json", "accept-encoding": "gzip",
                    "authorization": "Bearer \(secret)", "user-agent": "tenet/1.2",
                ])
        }
    }

    @Test func `paths are below that of the base URL`() async throws {
        try await withClient(path: "/admin/", script: { _, _ in .answer(200, "{}") }) { client, server async throws in
            _ = try await client.organization("o1")
            #expect(server.targets == ["/admin/v1/orgs/o1"])
        }
    }

    @Test(arguments: [
        ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("a?b=c", "a%3Fb%3Dc"), ("a#b", "a%23b"), ("a%2Fb", "a%252Fb"),
        ("a b", "a%20b"), ("ari:cloud:x/1", "ari%3Acloud%3Ax%2F1"), ("é", "%C3%A9"), ("a\r\nX: y", "a%0D%0AX%3A%20y"),
        ("..;", "..%3B"), ("...", "..."), ("\\", "%5C"), ("@[::1]", "%40%5B%3A%3A1%5D"), ("\0", "%00"),
    ])
    func `an identifier stays one segment of the path`(id: String, segment: String) async throws {
        try await withClient(script: { _, _ in .page() }) { client, server async throws in
            _ = try await client.roleAssignments(of: id, directory: id, organization: id)
            #expect(
                server.targets == ["/v2/orgs/\(segment)/directories/\(segment)/users/\(segment)/role-assignments"])
        }
    }

    @Test(arguments: ["", ".", ".."])
    func `an identifier that would change the path is not sent`(id: String) async throws {
        try await withClient(script: { _, _ in .page() }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization(id) }
            #expect(
                error?.description
                    == "it cannot be sent: an identifier is empty, `.` or `..` (getOrganizationById, GET /v1/orgs/\(id))"
            )
            let listing = await failure { () async throws(AdminAPIError) in try await allPages(client.groups(of: id)) }
            #expect(listing?.failure.operation == .getOrganizationGroups)
            #expect(server.targets == [])
        }
    }
}
