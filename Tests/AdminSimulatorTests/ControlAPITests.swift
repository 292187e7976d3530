import AdminSimulator
import Testing

/// The simulator's own addresses, for tests in other languages.
struct ControlAPITests {
    @Test func `faults are added and ended, calls are counted`() async throws {
        try await withSample { client async throws in
            let faults = "/_simulator/faults"
            let added = try await client.send("POST", faults, #"{"faults":["status:503,times:1","expire:1"]}"#)
            #expect((added.status, added.text) == (204, ""))
            #expect(try await client.get("/v1/orgs").status == 503)
            #expect(try await client.get("/v1/orgs").status == 200)
            #expect(try await client.get("/v1/orgs/org-1").status == 401)
            #expect(try await client.send("DELETE", faults).status == 204)
            #expect(try await client.get("/v1/orgs/org-1").status == 200)
            _ = try await client.get("/nowhere")
            #expect(
                try await client.get("/_simulator/calls").text
                    == #"{"total":5,"operations":{"getOrganizations":2,"getOrganizationById":2}}"#)
        }
    }

    @Test func `what was changed is told in order`() async throws {
        try await withSample { client in
            let policy = "/v1/orgs/org-1/policies/p1"
            #expect(try await client.get("/_simulator/writes").text == #"{"writes":[]}"#)
            _ = try await client.send("PUT", policy, #"{"status":"disabled", "x": 1.0}"#)
            _ = try await client.send("PUT", policy, #"{"status":"off"}"#)
            _ = try await client.send("PUT", policy, #"{"name":"New"}"#)
            let parameters = #""operation":"updatePolicy","parameters":{"orgId":"org-1","policyId":"p1"}"#
            #expect(
                try await client.get("/_simulator/writes").text
                    == #"{"writes":[{\#(parameters),"body":{"status":"disabled","x":1.0}},"#
                    + #"{\#(parameters),"body":{"name":"New"}}]}"#)
        }
    }

    @Test(arguments: [
        ("POST", "faults", #"{"faults":["status:503","oops"]}"#, 400), ("POST", "faults", "[", 400),
        ("POST", "faults", #"{"faults":"status:503"}"#, 400), ("GET", "faults", nil, 405), ("POST", "calls", nil, 405),
        ("POST", "writes", nil, 405),
        ("GET", "nothing", nil, 404),
    ])
    func `what cannot be done is refused and has no effect`(
        method: String, path: String, body: String?, status: Int
    ) async throws {
        try await withSample { client async throws in
            #expect(try await client.send(method, "/_simulator/\(path)", body).status == status)
            #expect(try await client.get("/v1/orgs").status == 200)
        }
    }

    @Test(arguments: [
        ("POST", "faults"), ("DELETE", "faults"), ("GET", "calls"), ("GET", "writes"), ("GET", "nothing"),
    ])
    func `they need the token`(method: String, path: String) async throws {
        try await withSample { client in
            let reply = try await client.send(
                method, "/_simulator/\(path)", headers: [("Authorization", "Bearer wrong")])
            #expect(reply.status == 401)
        }
    }
}
