import JSON
import Logging
import ScriptedServer
import Testing

@testable import AdminAPI

/// The nine operations that change something: what is sent, and that it is sent once.
struct WriteOperationTests {
    private static let roles = [RoleAssignment(role: "admin", resourceID: "r1", resourceType: "site")]
    private static let rolesBody = #"{"roles":[{"role":"admin","resource":{"id":"r1","type":"site"}}]}"#

    static let calls:
        [(
            request: String, body: String, status: Int, answer: String,
            call: @Sendable (AdminWriteClient) async throws(AdminAPIError) -> JSONObject?
        )] =
            [
                (
                    "PUT /v1/orgs/o1/policies/p1",
                    #"{"name":"n","status":"enabled","attributes":{"rule":{"in":["::1"]}}}"#,
                    200, #"{"id":"p1","status":"enabled"}"#,
                    { client async throws(AdminAPIError) in
                        let body: JSONValue = [
                            "name": "n", "status": "enabled", "attributes": ["rule": ["in": ["::1"]]],
                        ]
                        return try await client.updatePolicy("p1", of: "o1", body: body).raw
                    }
                ),
                (
                    "PUT /v1/orgs/o1/policies/p1", #"{"status":"enabled"}"#, 202, #"{"data":{"id":"p1"}}"#,
                    { client async throws(AdminAPIError) in
                        try await client.updatePolicy("p1", of: "o1", body: ["status": "enabled"]).raw
                    }
                ),
                (
                    "POST /v2/orgs/o1/users/invite",
                    #"{"emails":["a@b.example"],"directoryId":"d1","groupIds":["g1"],"roleAssignments":[{"role":"admin","resource":{"id":"r1","type":"site"}}]}"#,
                    200, #"{"data":{"invited":[],"failed":[]}}"#,
                    { client async throws(AdminAPIError) in
                        let invitation = Invitation(
                            emails: ["a@b.example"], directoryID: "d1", groupIDs: ["g1"], roleAssignments: roles)
                        return try await client.inviteUsers(invitation, to: "o1").raw
                    }
                ),
                (
                    "POST /v2/orgs/o1/directories/-/users/u1/suspend", "", 204, "",
                    { client async throws(AdminAPIError) in
                        try await client.suspendUser("u1", directory: "-", of: "o1")
                        return nil
                    }
                ),
                (
                    "POST /v2/orgs/o1/directories/-/users/u1/restore", "", 204, "",
                    { client async throws(AdminAPIError) in
                        try await client.restoreUser("u1", directory: "-", of: "o1")
                        return nil
                    }
                ),
                (
                    "DELETE /v2/orgs/o1/directories/d1/users/u%2F1", "", 204, "",
                    { client async throws(AdminAPIError) in
                        try await client.removeUser("u/1", directory: "d1", of: "o1")
                        return nil
                    }
                ),
                (
                    "POST /v1/orgs/o1/users/u1/roles/assign", rolesBody, 200, "",
                    { client async throws(AdminAPIError) in
                        try await client.grantAccess(roles, to: "u1", of: "o1")
                        return nil
                    }
                ),
                (
                    "POST /v1/orgs/o1/users/u1/roles/revoke", rolesBody, 200, "not JSON",
                    { client async throws(AdminAPIError) in
                        try await client.revokeAccess(roles, from: "u1", of: "o1")
                        return nil
                    }
                ),
                (
                    "POST /v1/orgs/o1/users/u1/role-assignments/assign", #"{"role":"org-admin"}"#, 204, "",
                    { client async throws(AdminAPIError) in
                        try await client.assignRole("org-admin", to: "u1", of: "o1")
                        return nil
                    }
                ),
                (
                    "POST /v1/orgs/o1/users/u1/role-assignments/revoke", #"{"role":"user"}"#, 204, "",
                    { client async throws(AdminAPIError) in
                        try await client.revokeRole("user", from: "u1", of: "o1")
                        return nil
                    }
                ),
            ]

    @Test(arguments: calls.indices)
    func `a change is sent and its answer read`(index: Int) async throws {
        let (request, body, status, answer, call) = Self.calls[index]
        try await withWriter(script: { _, _ in .answer(status, answer) }) { client, server async throws in
            let result = try await call(client)
            let expected = try answer.first == "{" ? JSONValue(parsing: answer).object : nil
            #expect(result == (expected?["data"]?.object ?? expected))
            #expect(server.requests.map { "\($0.method) \($0.target)" } == [request])
            #expect(server.requests[0].body == body)
            #expect(server.requests[0].headers["content-type"] == (body.isEmpty ? nil : "application/json"))
            #expect(server.requests[0].headers["authorization"] == "Bearer write-key")
        }
    }

    @Test(arguments: [
        Reply.answer(429, headers: [("Retry-After", "1")]), .answer(500), .answer(502), .answer(503), .answer(504),
        .close,
        .reset, .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", .close), .answer(200, "{"),
        .answer(307, headers: [("Location", "/elsewhere")]), .answer(303, headers: [("Location", "/v1/orgs")]),
    ])
    func `a change is never sent twice`(reply: Reply) async throws {
        try await withWriter(script: { _, _ in reply }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in
                try await client.updatePolicy("p1", of: "o1", body: ["status": "enabled"])
            }
            #expect(error?.failure.operation == .updatePolicy)
            #expect(error?.failure.attempts == 1)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a client that writes shares log and bounds with the one that reads`() async throws {
        try await TestServer.run({ _, _ in .answer(200, "{}") }) { server async throws in
            var settings = try configuration(for: server.url)
            settings.maximumCalls = 2
            let key = try APIKey("write-key")
            try await withAdminClients(settings, writeKey: key, logger: Logger(label: "test")) {
                reader, writer async throws in
                _ = try await reader.organization("o1")
                _ = try await writer.updatePolicy("p1", of: "o1", body: ["name": "n"])
                #expect(await reader.calls.total == 2)
                let error = await failure { () async throws(AdminAPIError) in try await reader.organization("o1") }
                #expect(error?.failure.operation == .getOrganizationById)
                #expect(
                    server.requests.map { $0.headers["authorization"] } == ["Bearer \(secret)", "Bearer write-key"])
            }
        }
    }

    @Test func `every operation is a read, or is tried above`() {
        let paths = Set(Self.calls.map(\.request))
        #expect(AdminOperation.allCases.count == 40)
        #expect(AdminOperation.allCases.filter { !$0.isRead }.count == paths.count)
        let searches: Set<AdminOperation> = [.searchDirectoryUsers, .searchDirectoryGroups, .queryWorkspacesV2]
        #expect(
            AdminOperation.allCases.allSatisfy { $0.isRead == ($0.method == "GET" || searches.contains($0)) })
    }

    private func withWriter(
        script: @escaping @Sendable (ReceivedRequest, Int) -> Reply,
        _ body: @Sendable (AdminWriteClient, TestServer) async throws -> Void
    ) async throws {
        try await TestServer.run(script) { server async throws in
            let settings = try configuration(for: server.url)
            let key = try APIKey("write-key")
            try await withAdminClients(settings, writeKey: key, logger: Logger(label: "test")) { _, writer in
                try await body(writer, server)
            }
        }
    }
}
