import AdminSimulator
import AsyncHTTPClient
import Logging
import ServiceLifecycle
import Synchronization
import Testing

/// A simulator lives exactly as long as its scope.
struct LifetimeTests {
    struct Stop: Error {}

    @Test func `the result of the body comes back, and nobody answers afterwards`() async throws {
        let client = try await withSimulator(of: SampleOrganization.make(), logger: .quiet) { simulator async throws in
            let client = TestClient(simulator: simulator)
            #expect(try await client.get("/v1/orgs").status == 200)
            return client
        }
        #expect(await client.answersNobody)
    }

    @Test func `an error of the body comes through`() async throws {
        await #expect(throws: Stop.self) {
            try await withSample { _ in throw Stop() }
        }
    }

    /// It would wait for ten minutes.
    @Test(.timeLimit(.minutes(20))) func `cancellation ends body and server`() async throws {
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try? await withSample { client in
                    _ = try await client.get("/v1/orgs")
                    try await Task.sleep(for: .seconds(600))
                }
            }
            try? await Task.sleep(for: .milliseconds(300))
            tasks.cancelAll()
        }
    }

    /// A connection that was accepted and not yet served must not be forgotten when the server ends: its writer traps.
    @Test(arguments: ["cancel", "die", "return"])
    func `the end may come while clients connect`(end: String) async throws {
        for round in 0..<20 {
            await withTaskGroup(of: Void.self) { tasks in
                let (ports, port) = AsyncStream.makeStream(of: RunningSimulator.self)
                tasks.addTask {
                    let fault = try? Fault(parsing: "die:\(round % 5)")
                    try? await withSample(.sample { $0.faults = end == "die" ? [fault].compactMap(\.self) : [] }) {
                        client in
                        port.yield(client.simulator)
                        try await Task.sleep(for: .milliseconds(end == "return" ? round : 200))
                    }
                    port.finish()
                }
                for await simulator in ports {
                    await withTaskGroup(of: Void.self) { clients in
                        for number in 0..<20 {
                            clients.addTask {
                                try? await Task.sleep(for: .milliseconds(number))
                                _ = try? await RawConnection.exchange(
                                    "GET /v1/orgs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                        + "Authorization: Bearer secret-token\r\n\r\n", with: simulator)
                            }
                        }
                        guard end == "cancel" else { return }
                        try? await Task.sleep(for: .milliseconds(round))
                        tasks.cancelAll()
                    }
                }
            }
        }
    }

    @Test func `a port that is taken is an error`() async throws {
        try await withSample { client async throws in
            let port = try #require(client.simulator.baseURL.split(separator: ":").last.flatMap { Int($0) })
            await #expect(throws: (any Error).self) {
                try await withSample(.sample { $0.port = port }) { _ in }
            }
        }
    }

    @Test func `it runs as a service until its group shuts down`() async throws {
        let (starts, start) = AsyncStream.makeStream(of: RunningSimulator.self)
        let simulator = AdminSimulator(of: try SampleOrganization.make(), logger: .quiet) { start.yield($0) }
        let group = ServiceGroup(services: [simulator], logger: .quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = starts.makeAsyncIterator()
            let running = try #require(await iterator.next())
            #expect(try await TestClient(simulator: running).get("/v1/orgs").status == 200)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func `the token is in no log line`() async throws {
        let lines = Mutex<[String]>([])
        var logger = Logger(label: "test") { _ in RecordingHandler { line in lines.withLock { $0.append(line) } } }
        logger.logLevel = .trace
        let configuration = AdminSimulator.Configuration(token: BearerToken("secret-token"))
        try await withSimulator(of: SampleOrganization.make(), configuration: configuration, logger: logger) {
            let client = TestClient(simulator: $0)
            _ = try await client.get("/v1/orgs")
            _ = try await client.send("GET", "/v1/orgs", headers: [("Authorization", "Bearer secret-tokenX")])
        }
        let text = lines.withLock { $0.joined(separator: "\n") }
        #expect(text.contains("GET /v1/orgs 200"))
        #expect(!text.contains("secret"))
        #expect(!"\(configuration)".contains("secret"))
    }
}
