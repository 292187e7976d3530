import ScriptedServer
import Testing

@testable import AdminAPI

/// What is tried again, when, and how often. Random numbers are 0.5, so back-off is 0.25, 0.5, 1, 2 seconds.
struct RetryTests {
    @Test(arguments: [
        Reply.answer(429), .answer(500), .answer(502, "<html>"), .answer(503), .answer(504), .close, .reset,
        .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":", .close),
        .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":", .reset),
        .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"", .close),
        .raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"id\":\"x\",", .close),
        .answer(200, "{\"id\":\"x\"", headers: []),
        .answer(200, ""), .raw("HTTP/1.1 200 OK\r\nContent-Len", .close), .raw("SSH-2.0-OpenSSH\r\n", .close),
    ])
    func `a failure that may pass is tried again`(reply: Reply) async throws {
        let clock = SkippingClock()
        try await withClient(
            clock: clock, script: { _, number in number < 2 ? reply : .answer(200, #"{"id":"o1"}"#) }
        ) { client, server async throws in
            #expect(try await client.organization("o1").id == "o1")
            #expect(server.targets == ["/v1/orgs/o1", "/v1/orgs/o1", "/v1/orgs/o1"])
            #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500)])
            let count = await client.calls.counts[.getOrganizationById]
            #expect(count?.calls == 3)
            #expect(count?.retries == 2)
        }
    }

    @Test(arguments: [
        Reply.raw("", .stall), .raw("HTTP/1.1 200 OK\r\n", .stall),
        .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":", .stall),
    ])
    func `an answer that stalls is tried again`(reply: Reply) async throws {
        try await withClient(
            configure: {
                $0.timeouts.idle = .milliseconds(500)
                $0.retry.attempts = 20
            },
            script: { _, number in number < 1 ? reply : .answer(200, #"{"id":"o1"}"#) }
        ) { client, server async throws in
            #expect(try await client.organization("o1").id == "o1")
            // A busy machine may stall the second answer too.
            #expect(server.requests.count >= 2)
        }
    }

    @Test(arguments: [
        Reply.answer(400), .answer(401), .answer(403), .answer(404), .answer(405), .answer(409), .answer(418),
        .answer(501),
        .answer(204), .answer(206, "{}"), .answer(304), .answer(200, "<!doctype html>"), .answer(200, "oops"),
    ])
    func `a failure that stays is not tried again`(reply: Reply) async throws {
        let clock = SkippingClock()
        try await withClient(clock: clock, script: { _, _ in reply }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.failure.attempts == 1)
            #expect(server.requests.count == 1)
            #expect(clock.sleeps == [])
        }
    }

    @Test(arguments: [1, 2, 5])
    func `tries end at their number`(attempts: Int) async throws {
        try await withClient(
            configure: { $0.retry.attempts = attempts }, script: { _, _ in .answer(503) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .serverError(let failure) = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(failure.attempts == attempts)
            #expect(server.requests.count == attempts)
        }
    }

    @Test(arguments: [
        ("Retry-After", "7", 7250), ("Retry-After", "Sun, 01 Nov 2026 12:00:20 GMT", 20250),
        ("X-RateLimit-Reset", "2026-11-01T12:01Z", 60250), ("X-RateLimit-Reset", "2026-11-01T12:00:03Z", 3250),
        ("X-RateLimit-Reset", "1793534404", 4250), ("X-RateLimit-Reset", "2026-11-01T11:59Z", 250),
        ("X-Other", "9", 250),
    ])
    func `a server that is asked too often names the wait`(name: String, value: String, milliseconds: Int) async throws
    {
        let clock = SkippingClock()
        try await withClient(
            clock: clock, configure: { $0.wallClock = { 1_793_534_400 } },
            script: { _, number in number < 1 ? .answer(429, headers: [(name, value)]) : .answer(200, "{}") }
        ) { client, _ async throws in
            _ = try await client.organization("o1")
            #expect(clock.sleeps == [.milliseconds(milliseconds)])
        }
    }

    @Test(arguments: [(deadline: 10, wait: 11), (deadline: nil, wait: 301)])
    func `a wait beyond the deadline or the longest wait ends the call at once`(deadline: Int?, wait: Int) async throws
    {
        let clock = SkippingClock()
        try await withClient(
            clock: clock, configure: { $0.deadline = deadline.map { .seconds($0) } },
            script: { _, _ in .answer(429, headers: [("Retry-After", "\(wait)")]) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .rateLimited = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 1)
            #expect(clock.sleeps == [])
        }
    }

    @Test func `a server that is not there is tried again, then reported`() async throws {
        let port = try ClosedPort()
        defer { withExtendedLifetime(port) {} }
        let clock = SkippingClock()
        try await withAdminClient(
            try configuration(for: "http://127.0.0.1:\(port.number)", clock: clock), logger: CollectedLog().logger()
        ) { client async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .transport(let failure) = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(failure.attempts == 5)
            #expect(failure.reason == "http://127.0.0.1:\(port.number): connection refused")
            #expect(clock.sleeps.count == 4)
        }
    }
}
