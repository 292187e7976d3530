import ScriptedServer
import Synchronization
import Testing

@testable import AdminAPI

/// Bounds of a run: calls, time, cancellation.
struct LimitTests {
    @Test func `calls end at their limit, retries included`() async throws {
        try await withClient(
            configure: { $0.maximumCalls = 3 }, script: { _, number in number == 0 ? .answer(503) : .answer(200, "{}") }
        ) { client, server async throws in
            _ = try await client.organization("o1")
            _ = try await client.organization("o1")
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(
                error?.description == "the limit of calls is reached (getOrganizationById, GET /v1/orgs/o1)")
            #expect(server.requests.count == 3)
            #expect(await client.calls.total == 3)
        }
    }

    @Test func `many tasks together stay below the limit of calls`() async throws {
        try await withClient(configure: { $0.maximumCalls = 20 }, script: { _, _ in .answer(200, "{}") }) {
            client, server async throws in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask { _ = try? await client.organization("o1") }
                }
            }
            #expect(server.requests.count == 20)
        }
    }

    @Test func `no call begins after the deadline`() async throws {
        let clock = SkippingClock()
        try await withClient(
            clock: clock, configure: { $0.deadline = .seconds(60) }, script: { _, _ in .answer(200, "{}") }
        ) { client, server async throws in
            _ = try await client.organization("o1")
            clock.advance(by: .seconds(60))
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(
                error?.description == "the time for the run is over (getOrganizationById, GET /v1/orgs/o1)")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a call under way ends with the deadline`() async throws {
        try await withClient(
            clock: ContinuousClock(), configure: { $0.deadline = .milliseconds(200) }, script: { _, _ in .stall }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .deadline = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count <= 1)
        }
    }

    @Test func `a failure that would be tried again after the deadline ends at once`() async throws {
        try await withClient(
            configure: {
                $0.deadline = .seconds(5)
                $0.retry.base = .seconds(20)
            }, script: { _, _ in .answer(503) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .serverError = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `an answer that drips is cut off`() async throws {
        var reply = Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        reply.ending = .dripping(every: .milliseconds(20))
        try await withClient(
            configure: {
                $0.timeouts.request = .milliseconds(200)
                $0.retry.attempts = 1
            }, script: { [reply] _, _ in reply }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .timeout(let failure) = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(failure.reason == "http://127.0.0.1:\(server.port): no whole answer within 0.2 s")
        }
    }

    @Test(arguments: [
        Reply.stall, .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", .stall),
        .raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}", .stall),
        .answer(429, headers: [("Retry-After", "60")]),
    ])
    func `cancelling a task ends its call at once`(reply: Reply) async throws {
        try await withClient(clock: ContinuousClock(), script: { _, _ in reply }) { client, server async throws in
            let error = await withTaskGroup(of: AdminAPIError?.self) { group in
                group.addTask {
                    await failure { () async throws(AdminAPIError) in try await allPages(client.organizations()) }
                }
                while server.requests.isEmpty { await Task.yield() }
                // Past the answer's head, and into the pause.
                try? await Task.sleep(for: .milliseconds(50))
                group.cancelAll()
                return await group.next() ?? nil
            }
            guard case .cancelled = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a cancelled task sends nothing`() async throws {
        try await withClient(script: { _, _ in .answer(200, "{}") }) { client, server async throws in
            let error = await withTaskGroup(of: AdminAPIError?.self) { group in
                group.cancelAll()
                group.addTask {
                    await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
                }
                return await group.next() ?? nil
            }
            guard case .cancelled = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `cancelling hundreds of tasks that wait ends them all and frees what they held`() async throws {
        try await withClient(
            clock: ContinuousClock(), configure: { $0.concurrency = 2 },
            script: { request, _ in request.target == "/v1/orgs/slow" ? .stall : .answer(200, #"{"id":"quick"}"#) }
        ) { client, server async throws in
            let ends = await withTaskGroup(of: AdminAPIError?.self) { group in
                for _ in 0..<300 {
                    group.addTask {
                        await failure { () async throws(AdminAPIError) in try await client.organization("slow") }
                    }
                }
                while server.requests.count < 2 { await Task.yield() }
                group.cancelAll()
                return await group.reduce(into: 0) { count, error in
                    if case .cancelled = error { count += 1 }
                }
            }
            #expect(ends == 300)
            // What the first ones held may come to some that are still to be cancelled.
            #expect(server.requests.count < 20)
            #expect(try await client.organization("quick").id == "quick")
        }
    }

    @Test func `the client ends with its scope, whatever is thrown in it`() async throws {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await withClient(script: { _, _ in .answer(200, "{}") }) { client, _ async throws in
                _ = try await client.organization("o1")
                throw Stop()
            }
        }
    }
}
