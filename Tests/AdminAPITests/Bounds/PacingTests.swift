import ScriptedServer
import Testing

@testable import AdminAPI

/// The rate and the number of requests at a time, over all tasks.
struct PacingTests {
    @Test(arguments: [1, 3, 8, 40])
    func `the server sees no more requests a second than the rate, at any concurrency`(concurrency: Int) async throws {
        let rate = 80.0
        try await withClient(
            clock: ContinuousClock(),
            configure: {
                $0.rate = rate
                $0.concurrency = concurrency
                $0.retry.base = .milliseconds(10)
            },
            // Retries count as well.
            script: { _, number in number.isMultiple(of: 4) ? .answer(500) : .answer(200, "{}") }
        ) { client, server async throws in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask { _ = try? await client.organization("o1") }
                }
            }
            let times = server.requests.map(\.time).sorted()
            #expect(times.count >= 40)
            // A busy machine may hold up some and let them go together.
            let whole = try #require(times.last) - #require(times.first)
            #expect(whole >= .seconds(Double(times.count - 1) / rate) * 0.5)
        }
    }

    @Test func `turns are an interval apart, and a margin`() async throws {
        let clock = SkippingClock()
        let pacer = Pacer(rate: 10, clock: RunClock(clock))
        var turns: [Duration] = []
        for _ in 0..<4 {
            #expect(try await pacer.turn(before: nil))
            turns.append(clock.now.offset)
        }
        #expect(turns == [.zero, .milliseconds(105), .milliseconds(210), .milliseconds(315)])
        // Time that passed without a request is no credit.
        clock.advance(by: .seconds(10))
        #expect(try await pacer.turn(before: nil))
        #expect(try await pacer.turn(before: nil))
        #expect(clock.now.offset == .milliseconds(10_420))
    }

    @Test func `operations of which the live API grants fewer are further apart, and keep no others waiting`()
        async throws
    {
        let clock = SkippingClock()
        try await withClient(clock: clock, configure: { $0.rate = 100 }, script: { _, _ in .page() }) {
            client, _ async throws in
            for _ in 0..<3 { _ = try await allPages(client.cloud.eventActions(of: "o1")) }
            // Ten a minute, and the margin.
            #expect(clock.now.offset >= .seconds(2 * 6.3))
            let before = clock.now.offset
            _ = try await allPages(client.cloud.domains(of: "o1"))
            #expect(clock.now.offset - before < .seconds(1))
        }
        try await withClient(clock: SkippingClock(), script: { _, _ in .page() }) { client, _ async throws in
            for _ in 0..<3 { _ = try await allPages(client.cloud.eventActions(of: "o1")) }
        }
    }

    @Test func `there is no turn after the deadline`() async throws {
        let clock = SkippingClock()
        let pacer = Pacer(rate: 1, clock: RunClock(clock))
        #expect(try await pacer.turn(before: .seconds(1)))
        #expect(try await pacer.turn(before: .seconds(1)) == false)
        #expect(clock.sleeps == [])
    }

    @Test(arguments: [1, 4, 16])
    func `no more requests are under way than the concurrency allows`(concurrency: Int) async throws {
        let slots = Slots(count: concurrency)
        let running = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    guard await slots.take() else { return }
                    await running.enter()
                    await Task.yield()
                    await running.leave()
                    slots.giveBack()
                }
            }
        }
        #expect(await running.total == 200)
        #expect(await running.most <= concurrency)
    }

    @Test func `requests on the wire are bounded by the concurrency`() async throws {
        try await withClient(
            clock: ContinuousClock(), configure: { $0.concurrency = 3 }, script: { _, _ in .stall }
        ) { client, server async throws in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask { _ = try? await client.organization("o1") }
                }
                while server.requests.count < 3 { await Task.yield() }
                try? await Task.sleep(for: .milliseconds(100))
                group.cancelAll()
            }
            #expect(server.requests.count == 3)
        }
    }

    private actor Counter {
        private var running = 0
        private(set) var total = 0
        private(set) var most = 0

        func enter() {
            running += 1
            total += 1
            most = max(most, running)
        }

        func leave() {
            running -= 1
        }
    }
}
