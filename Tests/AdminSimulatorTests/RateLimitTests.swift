import AdminSimulator
import Foundation
import Synchronization
import Testing

/// The rate limit that a simulator is started with.
struct RateLimitTests {
    @Test func `more requests in a second than allowed are refused, and every answer says what is left`() async throws {
        let seconds = Mutex(0)
        try await withSample(
            .sample { configuration in
                configuration.requestsPerSecond = 2
                configuration.now = { Date(timeIntervalSince1970: 1_782_864_000 + Double(seconds.withLock { $0 })) }
            }
        ) { client in
            var lines: [String] = []
            for second in [0, 0, 0, 0, 1] {
                seconds.withLock { $0 = second }
                let reply = try await client.get(lines.count == 1 ? "/v1/orgs/unknown" : "/v1/orgs")
                let headers = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"]
                lines.append(
                    "\(reply.status) "
                        + headers.map { reply.header($0) ?? "-" }.joined(separator: " "))
            }
            #expect(
                lines == [
                    "200 2 1 2026-07-01T00:00:01Z -", "404 2 0 2026-07-01T00:00:01Z -",
                    "429 2 0 2026-07-01T00:00:01Z 1", "429 2 0 2026-07-01T00:00:01Z 1",
                    "200 2 1 2026-07-01T00:00:02Z -",
                ])
        }
    }

    @Test func `without a limit no answer speaks of one`() async throws {
        try await withSample { client async throws in
            #expect(try await client.get("/v1/orgs").header("X-RateLimit-Limit") == nil)
        }
    }
}
