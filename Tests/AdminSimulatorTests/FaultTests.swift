import AdminSimulator
import AsyncHTTPClient
import JSON
import Testing

/// Each fault, as a client meets it.
struct FaultTests {
    private static let policy = "/v1/orgs/org-1/policies/p1"
    private static let policies = "/v1/orgs/org-1/policies"

    private func with(_ faults: String..., body: (TestClient) async throws -> Void) async throws {
        let faults = try faults.map { try Fault(parsing: $0) }
        try await withSample(.sample { $0.faults = faults }, body)
    }

    @Test func `an error status comes as often as asked and in the described form`() async throws {
        try await with("status:503,operation:getPolicyById,after:1,times:2") { client in
            var statuses: [Int] = []
            for _ in 1...4 {
                statuses.append(try await client.get(Self.policy).status)
                #expect(try await client.get("/v1/orgs").status == 200)
            }
            #expect(statuses == [200, 503, 503, 200])
        }
        try await with("status:500") { client async throws in
            #expect(
                try await client.get("/v1/orgs").text
                    == #"{"code":500,"message":"the simulator was asked to answer 500","#
                    + #""errors":[{"code":"simulated_fault","message":"the simulator was asked to answer 500"}]}"#)
        }
    }

    @Test(arguments: [("status:500", false), ("status:500,when:after", true)])
    func `a write takes effect before or after the error`(fault: String, isWritten: Bool) async throws {
        try await with(fault + ",operation:updatePolicy") { client in
            let reply = try await client.send("PUT", Self.policy, #"{"name":"New"}"#)
            #expect(reply.status == 500)
            #expect(try await client.get(Self.policy).text.contains(#""New""#) == isWritten)
        }
    }

    @Test(arguments: [("drop:request", false), ("drop:answer", true), ("drop:body", true)])
    func `a write takes effect before or after the connection is lost`(fault: String, isWritten: Bool) async throws {
        try await with(fault + ",operation:updatePolicy,times:9") { client async throws in
            await #expect(throws: (any Error).self) {
                try await client.send("PUT", Self.policy, #"{"name":"New"}"#)
            }
            #expect(try await client.get(Self.policy).text.contains(#""New""#) == isWritten)
            let last = client.simulator.requests.entries.first { $0.operation == .updatePolicy }
            #expect(last?.status == (fault == "drop:body" ? 200 : nil))
        }
    }

    @Test func `an accepted update takes effect later`() async throws {
        try await with("accept:5") { client in
            let before = try await client.get(Self.policy).text
            let start = ContinuousClock.now
            let reply = try await client.send("PUT", Self.policy, #"{"name":"New"}"#)
            #expect(reply.status == 202)
            #expect(reply.text == before)
            let next = try await client.get(Self.policy).text
            // A busy machine may ask too late.
            #expect(next == before || ContinuousClock.now - start >= .seconds(5))
            while try await client.get(Self.policy).text == before { try await Task.sleep(for: .milliseconds(200)) }
            #expect(try await client.get(Self.policy).text.contains(#""New""#))
            #expect(client.simulator.requests.writes.map(\.body) == [["name": "New"]])
        }
    }

    @Test func `an accepted update may never take effect`() async throws {
        try await with("accept:never") { client async throws in
            let before = try await client.get(Self.policy).text
            #expect(try await client.send("PUT", Self.policy, #"{"name":"New"}"#).status == 202)
            #expect(try await client.send("PUT", Self.policy, #"{"status":"on"}"#).status == 400)
            #expect(try await client.send("PUT", Self.policies + "/p9", #"{"name":"New"}"#).status == 404)
            #expect(try await client.get(Self.policy).text == before)
            #expect(client.simulator.requests.writes.isEmpty)
        }
    }

    @Test(arguments: [
        ("name", #""name":"New (changed elsewhere)","status":"enabled""#),
        ("status", #""name":"New","status":"disabled""#),
    ])
    func `somebody else changes the policy right after the update`(field: String, now: String) async throws {
        try await with("meddle:\(field)") { client async throws in
            let body = #"{"name":"New","status":"enabled"}"#
            #expect(try await client.send("PUT", Self.policy, body).text.contains(#""name":"New","status":"enabled""#))
            #expect(try await client.get(Self.policy).text.contains(now))
        }
    }

    @Test func `somebody else changes the policy right before the update, which overwrites that`() async throws {
        try await with("meddle:status,when:before,times:1") { client async throws in
            #expect(try await client.send("PUT", Self.policy, #"{"name":"New","status":"enabled"}"#).status == 200)
            #expect(try await client.get(Self.policy).text.contains(#""name":"New","status":"enabled""#))
            let events = try await client.get("/v1/orgs/org-1/events?action=policy_updated")
            #expect(try events.ids().count == 2)
        }
    }

    @Test(.timeLimit(.minutes(20)), arguments: [("request", 0), ("answer", 0), ("body", 50), ("idle", 100)])
    func `a connection closes without a word at every place of an exchange`(place: String, percent: Int) async throws {
        try await with("drop:" + place) { client in
            let reply = try await RawConnection.exchange(
                "GET \(Self.policy) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer secret-token\r\n\r\n",
                with: client.simulator)
            let parts = reply.split(separator: "\r\n\r\n", maxSplits: 1)
            let policy = SampleOrganization.policies[0]
            #expect(parts.count == (percent == 0 ? 0 : 2))
            #expect((parts.last ?? "") == policy.prefix(policy.count * percent / 100))
            if let head = parts.first?.lowercased() {
                #expect(head.contains("content-length: \(policy.count)\r\n"))
                #expect(!head.contains("connection:"))
            }
        }
    }

    @Test(arguments: [
        ("limit:seconds,wait:7", ["Retry-After: 7"]),
        ("limit:date,wait:61", ["Retry-After: Wed, 01 Jul 2026 00:01:01 GMT"]),
        ("limit:reset,wait:90", ["X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 2026-07-01T00:01:30Z"]),
        ("limit:reset-minutes,wait:90", ["X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 2026-07-01T00:02Z"]),
        ("limit:none", []),
    ])
    func `a rate limit tells when to come back in every style`(fault: String, headers: [String]) async throws {
        try await with(fault) { client in
            let reply = try await client.get("/v1/orgs")
            #expect(reply.status == 429)
            let hints = ["Retry-After", "X-RateLimit-Remaining", "X-RateLimit-Reset"].compactMap { name in
                reply.header(name).map { "\(name): \($0)" }
            }
            #expect(hints == headers)
            #expect(
                reply.text == #"{"code":429,"message":"there were too many requests","#
                    + #""errors":[{"code":"rate_limit_exceeded","message":"there were too many requests"}]}"#)
        }
    }

    @Test(arguments: [
        ("delay:0.3,times:1", 300), ("stall:0.3,times:1", 300), ("slow:500,times:1", 400), ("huge:3000000,times:1", 0),
    ])
    func `a slow or padded answer says the same in the end`(fault: String, milliseconds: Int) async throws {
        try await with(fault) { client in
            let start = ContinuousClock.now
            let odd = try await client.get(Self.policy)
            #expect(ContinuousClock.now - start >= .milliseconds(milliseconds))
            #expect(odd.text.count >= (fault.hasPrefix("huge") ? 3_000_000 : 1))
            #expect(odd.text.drop { $0 == " " } == (try await client.get(Self.policy).text))
        }
    }

    @Test func `bodies are distorted`() async throws {
        try await with("body:truncated,times:1", "body:malformed,times:1", "body:shape,times:1", "body:html,times:1") {
            client in
            let texts = [
                try await client.get(Self.policy), try await client.get(Self.policy),
                try await client.get(Self.policy), try await client.get(Self.policy),
            ]
            let policy = SampleOrganization.policies[0]
            #expect(texts.map(\.status) == [200, 200, 200, 200])
            #expect(
                texts.map(\.text) == [
                    String(policy.prefix(policy.count / 2)), #"{"data": [}"#,
                    #"{"data": "not a list", "links": 7}"#,
                    "<!DOCTYPE html><title>Sign in</title><p>Please sign in.</p>",
                ])
            #expect(texts[3].header("Content-Type") == "text/html")
        }
    }

    @Test func `links to the next page go astray`() async throws {
        try await with("next:foreign,times:1", "next:https,times:1", "next:file,times:1", "next:repeated") { client in
            let base = client.simulator.baseURL
            let foreign = try #require(try await client.get(Self.policies).link("next"))
            #expect(foreign.hasPrefix("http://foreign.invalid/v1/orgs/org-1/policies?cursor=01"))
            let secure = try #require(try await client.get(Self.policies).link("next"))
            #expect(secure.hasPrefix("https" + base.dropFirst(4) + "/v1/orgs/org-1/policies?cursor=01"))
            #expect(try await client.get(Self.policies).link("next") == "file:///etc/hostname")
            #expect(try await client.get(Self.policies).link("next") == base + Self.policies)
            let second = base + Self.policies + foreign.drop { $0 != "?" }
            #expect(try await client.get(second).link("next") == second)
        }
    }

    @Test(arguments: [
        ("items:repeated", ["p1", "p2", "p3", "p3", "p4", "p5"]), ("items:missing", ["p1", "p3", "p4", "p5"]),
    ])
    func `an item moves between pages`(fault: String, ids: [String]) async throws {
        try await with(fault + ",times:1") { client in
            var link: String? = Self.policies
            var seen: [String] = []
            while let current = link {
                let page = try await client.get(current)
                seen += try page.ids()
                link = try page.link("next")
            }
            #expect(seen == ids)
        }
    }

    @Test func `redirections lead to the same or to a foreign host`() async throws {
        try await with("redirect:same,times:1", "redirect:foreign,times:1") { client in
            let target = Self.policies + "?type=external-user"
            let same = try await client.get(target)
            let foreign = try await client.get(target)
            #expect([same.status, foreign.status] == [302, 302])
            #expect(same.header("Location") == client.simulator.baseURL + target)
            #expect(foreign.header("Location") == "http://foreign.invalid" + target)
        }
    }

    @Test func `a token expires in the middle`() async throws {
        try await with("expire:2") { client in
            var statuses: [Int] = []
            for _ in 1...4 { statuses.append(try await client.get("/v1/orgs").status) }
            #expect(statuses == [200, 200, 401, 401])
        }
    }

    @Test func `a server that dies answers nobody`() async throws {
        try await with("die:2,operation:getOrganizationPolicies") { client in
            let first = try await client.get(Self.policies)
            let second = try await client.get(try #require(try first.link("next")))
            let third = try #require(try second.link("next"))
            await #expect(throws: (any Error).self) { try await client.get(third) }
            #expect(await client.answersNobody)
            #expect(client.simulator.requests.counts == [.getOrganizationPolicies: 3])
        }
    }

    /// It would wait for ten minutes.
    @Test(.timeLimit(.minutes(20))) func `a stalled answer does not hold up the end`() async throws {
        try await with("stall:600") { client in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { _ = try? await client.get(Self.policy) }
                while client.simulator.requests.total == 0 { try await Task.sleep(for: .milliseconds(10)) }
                tasks.cancelAll()
            }
        }
    }
}
