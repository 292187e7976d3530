import AdminSimulator
import Testing

/// What suspending, restoring, removing and inviting change.
struct UserTests {
    private static let users = "/v2/orgs/org-1/directories/-/users"

    /// The ids of the events that were recorded since the start, with their action.
    private func recorded(_ client: TestClient, _ action: String) async throws -> [String] {
        try await client.get("/v1/orgs/org-1/events?action=\(action)").ids()
    }

    @Test func `a suspended user is inactive, a restored one is active`() async throws {
        try await withSample { client in
            let before = try await client.get("\(Self.users)/u1").text
            for _ in 1...2 {
                #expect(try await client.send("POST", "\(Self.users)/u1/suspend").status == 204)
                #expect(
                    try await client.get("\(Self.users)/u1").text
                        == before.replacing(#""active""#, with: #""inactive""#))
            }
            #expect(try await recorded(client, "user_suspended") == ["simulated-5"])
            for _ in 1...2 {
                #expect(try await client.send("POST", "\(Self.users)/u1/restore").status == 204)
                #expect(try await client.get("\(Self.users)/u1").text == before)
            }
            #expect(try await recorded(client, "user_restored") == ["simulated-6"])
        }
    }

    @Test func `a closed account stays closed`() async throws {
        try await withSample { client in
            let before = try await client.get("\(Self.users)/u4").text
            #expect(try await client.send("POST", "\(Self.users)/u4/suspend").status == 204)
            #expect(try await client.send("POST", "\(Self.users)/u4/restore").status == 404)
            #expect(try await client.get("\(Self.users)/u4").text == before)
        }
    }

    @Test func `a removed user is gone from the directory, a managed account stays one`() async throws {
        try await withSample(.sample { $0.pageSize = 100 }) { client async throws in
            for id in ["u1", "u2"] {
                #expect(try await client.send("DELETE", "\(Self.users)/\(id)").status == 204)
                #expect(try await client.get("\(Self.users)/\(id)").status == 404)
                #expect(try await client.get("\(Self.users)/\(id)/role-assignments").status == 404)
                #expect(try await client.send("DELETE", "\(Self.users)/\(id)").status == 404)
            }
            #expect(try await client.get(Self.users).ids("account_id") == ["712020:u3", "u4", "u5"])
            #expect(try await client.get("\(Self.users)/count").text == #"{"data":{"count":3}}"#)
            #expect(
                try await client.get("/v1/orgs/org-1/users").ids("account_id") == ["u1", "712020:u3", "u4", "u5"])
            #expect(try await client.send("POST", "/v1/orgs/org-1/users/u1/roles/assign", "{}").status == 200)
            #expect(try await client.send("POST", "/v1/orgs/org-1/users/u2/roles/assign", "{}").status == 404)
            #expect(try await recorded(client, "user_removed") == ["simulated-5", "simulated-6"])
        }
    }

    @Test func `an invited user is a user, managed when his domain is verified`() async throws {
        try await withSample(.sample { $0.pageSize = 100 }) { client in
            let reply = try await client.send(
                "POST", "/v2/orgs/org-1/users/invite",
                #"{"emails":["Dee@ACME.example","dee@acme.example","eve@old.example"],"directoryId":"dir-1","#
                    + #""groupIds":["g1","g2","g1"],"roleAssignments":[{"role":"user"},{"role":"user"},{}]}"#)
            #expect(reply.status == 200)
            #expect(
                reply.text
                    == #"{"data":{"invited":[{"email":"Dee@ACME.example","accountId":"simulated:6"},"#
                    + #"{"email":"eve@old.example","accountId":"simulated:7"}],"#
                    + #""failed":[{"email":"dee@acme.example","reason":"the user is a member already"}]}}"#)
            #expect(
                try await client.get("\(Self.users)/simulated:6").text
                    == #"{"account_id":"simulated:6","account_type":"atlassian","account_status":"active","#
                    + #""email":"Dee@ACME.example","created":"2026-07-01T00:00:00Z"}"#)
            #expect(
                try await client.get("\(Self.users)/simulated:7/role-assignments").text
                    == #"{"data":[{"role":"user"}]}"#)
            #expect(
                try await client.get("/v1/orgs/org-1/users").ids("account_id")
                    == ["u1", "712020:u3", "u4", "u5", "simulated:6"])
            let groups = try await client.get("/v1/orgs/org-1/groups").text
            #expect(groups.contains(#"{"name":"admins","description":"","member_count":4}"#))
            #expect(groups.contains(#"{"name":"devs","member_count":2}"#))
            #expect(try await recorded(client, "user_invited") == ["simulated-5", "simulated-6"])
        }
    }

    @Test func `a removed user who is invited again gets his account back`() async throws {
        try await withSample { client in
            #expect(try await client.send("DELETE", "\(Self.users)/u1").status == 204)
            let reply = try await client.send(
                "POST", "/v2/orgs/org-1/users/invite", #"{"emails":["ANN@acme.example"]}"#)
            #expect(
                reply.text
                    == #"{"data":{"invited":[{"email":"ANN@acme.example","accountId":"u1"}],"failed":[]}}"#)
            #expect(try await client.get("\(Self.users)/u1/role-assignments").text == #"{"data":[]}"#)
            #expect(try await client.get(Self.users).ids("account_id") == ["u1", "u2"])
        }
    }
}
