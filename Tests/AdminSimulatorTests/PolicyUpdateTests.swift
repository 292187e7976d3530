import AdminSimulator
import Testing

/// What a PUT of a policy does, in both readings of an API that does not say.
struct PolicyUpdateTests {
    private static let head = #"{"id":"p1","type":"ip-allowlist""#
    private static let tail =
        #""resources":[{"id":"site-1","type":"site"}],"created":"2026-01-01T00:00:00Z","#
        + #""updated":"2026-07-01T00:00:00Z","x-origin":1.50}"#

    @Test(arguments: [
        (
            AdminSimulator.PutMode.replace,
            #"{"name":"Offices","status":"disabled","attributes":{"rule":{"in":[]},"new":null},"type":"x","x-origin":2}"#,
            #","name":"Offices","status":"disabled","attributes":{"rule":{"in":[]},"new":null},"#
        ),
        (.replace, #"{"status":"disabled"}"#, #","status":"disabled","#),
        (.replace, "{}", ","),
        (
            .merge,
            #"{"name":"Offices","status":"disabled","attributes":{"rule":{"in":[]},"new":null},"type":"x","x-origin":2}"#,
            #","name":"Offices","status":"disabled","#
                + #""attributes":{"rule":{"in":[],"strict":true},"note":"a","new":null},"#
        ),
        (
            .merge, #"{"status":"disabled"}"#,
            #","name":"Offices","status":"disabled","#
                + #""attributes":{"rule":{"in":["203.0.113.0/24"],"strict":true},"note":"a"},"#
        ),
        (
            .merge, #"{"attributes":{"rule":[1]}}"#,
            #","name":"Offices","status":"enabled","attributes":{"rule":[1],"note":"a"},"#
        ),
    ])
    func `the answer, the next read and the listing say the same`(
        mode: AdminSimulator.PutMode, body: String, middle: String
    ) async throws {
        try await withSample(
            .sample { configuration in
                configuration.putMode = mode
                configuration.pageSize = 1
            }
        ) { client in
            let expected = Self.head + middle + Self.tail
            let reply = try await client.send("PUT", "/v1/orgs/org-1/policies/p1", body)
            #expect(reply.status == 200)
            #expect(reply.text == expected)
            #expect(try await client.get("/v1/orgs/org-1/policies/p1").text == expected)
            #expect(try await client.get("/v1/orgs/org-1/policies").text.hasPrefix(#"{"data":[\#(expected)],"#))
        }
    }

    @Test func `a policy has an ETag on request, and an update for another state is refused`() async throws {
        try await withSample(.sample { $0.hasEntityTags = true }) { client async throws in
            let path = "/v1/orgs/org-1/policies/p1"
            let first = try await client.get(path)
            let tag = try #require(first.header("ETag"))
            #expect(try await client.get(path).header("ETag") == tag)
            let done = try await client.send("PUT", path, #"{"name":"A"}"#, headers: [("If-Match", tag)])
            #expect(done.status == 200)
            let second = try await client.get(path)
            let next = try #require(second.header("ETag"))
            #expect(next != tag)
            let refused = try await client.send("PUT", path, #"{"name":"B"}"#, headers: [("If-Match", tag)])
            #expect(refused.status == 412)
            #expect(try await client.get(path).text == second.text)
            let listed = [("If-Match", "\(tag), \(next)")]
            #expect(try await client.send("PUT", path, #"{"name":"B"}"#, headers: listed).status == 200)
            #expect(try await client.send("PUT", path, "{}", headers: [("If-Match", "*")]).status == 200)
        }
    }

    @Test func `without being asked to there is no ETag, and If-Match says nothing`() async throws {
        try await withSample { client async throws in
            let path = "/v1/orgs/org-1/policies/p1"
            #expect(try await client.get(path).header("ETag") == nil)
            #expect(try await client.send("PUT", path, "{}", headers: [("If-Match", "\"x\"")]).status == 200)
        }
    }

    @Test func `an update is in the audit log`() async throws {
        try await withSample { client in
            _ = try await client.send("PUT", "/v1/orgs/org-1/policies/p1", "{}")
            let events = try await client.get("/v1/orgs/org-1/events?action=policy_updated")
            #expect(try events.ids() == ["simulated-5"])
            #expect(
                try await client.get("/v1/orgs/org-1/events/simulated-5").text
                    == #"{"id":"simulated-5","type":"event","attributes":{"time":"2026-07-01T00:00:00Z","#
                    + #""action":"policy_updated","#
                    + #""actor":{"id":"simulator","name":"API key","type":"app"},"#
                    + #""context":[],"container":[{"id":"p1","type":"policy"}]}}"#)
        }
    }

    @Test func `a content type with parameters is JSON too`() async throws {
        try await withSample { client in
            let reply = try await client.send(
                "PUT", "/v1/orgs/org-1/policies/p1", "{}",
                headers: [("Content-Type", "Application/JSON; charset=utf-8")])
            #expect(reply.status == 200)
        }
    }
}
