import AdminSimulator
import Testing

/// What assigning and revoking roles change.
struct RoleTests {
    private static let admin = #"{"role":"org-admin","resource":{"id":"org-1","type":"organization"}}"#
    private static let owner = #"{"role":"owner","resource":{"id":"site-1","type":"site"}}"#

    private func roles(_ client: TestClient, of user: String) async throws -> String {
        try await client.get("/v2/orgs/org-1/directories/-/users/\(user)/role-assignments").text
    }

    @Test func `a granted role is held once, until exactly it is revoked`() async throws {
        try await withSample { client async throws in
            let path = "/v1/orgs/org-1/users/u1/roles"
            let body = #"{"roles":[\#(Self.owner),{"role":"viewer"},\#(Self.owner),\#(Self.admin)]}"#
            for _ in 1...2 {
                let reply = try await client.send("POST", "\(path)/assign", body)
                #expect((reply.status, reply.text) == (200, ""))
                #expect(
                    try await roles(client, of: "u1") == #"{"data":[\#(Self.admin),\#(Self.owner),{"role":"viewer"}]}"#)
            }
            let other = #"{"roles":[{"role":"owner"},{"role":"owner","resource":{"id":"site-2","type":"site"}}]}"#
            #expect(try await client.send("POST", "\(path)/revoke", other).status == 200)
            #expect(
                try await roles(client, of: "u1") == #"{"data":[\#(Self.admin),\#(Self.owner),{"role":"viewer"}]}"#)
            #expect(try await client.send("POST", "\(path)/revoke", #"{"roles":[\#(Self.owner)]}"#).status == 200)
            #expect(try await roles(client, of: "u1") == #"{"data":[\#(Self.admin),{"role":"viewer"}]}"#)
            #expect(
                try await client.get("/v1/orgs/org-1/events?action=user_access_granted").ids()
                    == ["simulated-5", "simulated-6"])
            #expect(
                try await client.get("/v1/orgs/org-1/events?action=user_access_revoked").ids() == ["simulated-7"])
        }
    }

    @Test func `an assignment of the snapshot is recognized whatever the order of its members`() async throws {
        try await withSample { client async throws in
            let body = #"{"roles":[{"role":"product-admin","resource":{"id":"site-1","type":"site"}}]}"#
            #expect(try await client.send("POST", "/v1/orgs/org-1/users/u5/roles/assign", body).status == 200)
            #expect(
                try await roles(client, of: "u5")
                    == #"{"data":[{"resource":{"type":"site","id":"site-1"},"role":"product-admin","extra":true}]}"#)
            #expect(try await client.send("POST", "/v1/orgs/org-1/users/u5/roles/revoke", body).status == 200)
            #expect(try await roles(client, of: "u5") == #"{"data":[]}"#)
        }
    }

    @Test func `an organization role is held on the organization`() async throws {
        try await withSample { client async throws in
            let path = "/v1/orgs/org-1/users/u2/role-assignments"
            #expect(try await client.send("POST", "\(path)/assign", #"{"role":"org-admin"}"#).status == 204)
            #expect(try await roles(client, of: "u2") == #"{"data":[\#(Self.admin)]}"#)
            #expect(try await client.send("POST", "\(path)/revoke", #"{"role":"user"}"#).status == 204)
            #expect(try await roles(client, of: "u2") == #"{"data":[\#(Self.admin)]}"#)
            #expect(try await client.send("POST", "\(path)/revoke", #"{"role":"org-admin"}"#).status == 204)
            #expect(try await roles(client, of: "u2") == #"{"data":[]}"#)
            let event = try await client.get("/v1/orgs/org-1/events/simulated-5").text
            #expect(event.contains(#""context":[{"key":"role","value":"org-admin"}]"#))
            #expect(event.contains(#""container":[{"id":"u2","type":"user"}]"#))
        }
    }

    @Test(arguments: [
        ("roles/assign", "{}"), ("roles/assign", #"{"roles":[{}]}"#), ("roles/revoke", #"{"roles":[]}"#),
        ("role-assignments/assign", "{}"), ("role-assignments/revoke", "{}"),
    ])
    func `a request that names no role changes nothing`(path: String, body: String) async throws {
        try await withSample { client async throws in
            let reply = try await client.send("POST", "/v1/orgs/org-1/users/u1/\(path)", body)
            #expect([200, 204].contains(reply.status))
            #expect(try await roles(client, of: "u1") == #"{"data":[\#(Self.admin)]}"#)
            #expect(try await client.get("/v1/orgs/org-1/events/simulated-5").status == 404)
        }
    }
}
