import NIOHTTP1
import Testing

@testable import AdminAPI

/// What a server asks for in its headers. It is 2026-11-01T12:00:00Z, 1793534400 seconds after 1970.
struct RequestedWaitTests {
    @Test(arguments: [
        ("Retry-After", "7", 7), ("Retry-After", "0", 0), ("Retry-After", "Sun, 01 Nov 2026 12:01:30 GMT", 90),
        ("Retry-After", "Sun, 01 Nov 2026 11:59:00 GMT", 0), ("X-RateLimit-Reset", "2026-11-01T12:00:45Z", 45),
        ("X-RateLimit-Reset", "2026-11-01T12:02Z", 120), ("X-RateLimit-Reset", "2026-11-01T12:00:05.750Z", 5),
        ("X-RateLimit-Reset", "2026-11-01T13:00:10+01:00", 10), ("X-RateLimit-Reset", "2026-11-01T06:30-0530", 0),
        ("X-RateLimit-Reset", "2026-11-01T06:31-0530", 60), ("X-RateLimit-Reset", "1793534460", 60),
        ("X-RateLimit-Reset", "30", 30), ("X-RateLimit-Reset", "2027-01-01T00:00Z", 5_227_200),
        ("X-RateLimit-Reset", "2028-02-29T12:00Z", 41_904_000), ("X-RateLimit-Reset", "2026-10-01T00:00Z", 0),
        ("Retry-After", "99999999999999999999", 1_000_000_000),
        ("Retry-After", "Sunday, 01-Nov-26 12:01:30 GMT", 90), ("Retry-After", "Sun Nov  1 12:01:30 2026", 90),
        ("Retry-After", "Tue Nov 10 12:00:00 2026", 777_600), ("Retry-After", "Sunday, 06-Nov-94 08:49:37 GMT", 0),
        // Fifty years from now, and a second more.
        ("Retry-After", "Sunday, 01-Nov-76 12:00:00 GMT", 1_000_000_000),
        ("Retry-After", "Monday, 01-Nov-76 12:00:01 GMT", 0),
    ])
    func `a wait is read in every style`(name: String, value: String, seconds: Int) {
        let wait = RequestedWait(status: 429, headers: [name: value], now: 1_793_534_400)
        #expect(wait.duration == .seconds(seconds))
    }

    @Test(arguments: [
        ("Retry-After", "soon"), ("Retry-After", "-1"), ("Retry-After", "1.5"), ("Retry-After", ""),
        ("Retry-After", "Sun, 32 Nov 2026 12:00:00 GMT"), ("Retry-After", "Sun, 01 Now 2026 12:00:00 GMT"),
        ("Retry-After", "Sun, 01 Nov 99999 12:00:00 GMT"), ("X-RateLimit-Reset", "2026-11-01"),
        ("X-RateLimit-Reset", "2026-11-01T12:00:45"), ("X-RateLimit-Reset", "2026-13-01T12:00Z"),
        ("X-RateLimit-Reset", "2026-11-01T12:00Zulu"), ("X-RateLimit-Reset", "2026-11-01T12:00+1"),
        ("X-RateLimit-Remaining", "0"), ("Retry-After", "Sunday, 01-Nov-026 12:01:30 GMT"),
        ("Retry-After", "Sunday, 01-Nov-26 12:01:30 PST"), ("Retry-After", "Sun Nov  1 12:01 2026"),
        ("Retry-After", "Sun Nov x 12:01:30 2026"), ("Retry-After", "Sun 1 Nov 12:01:30 2026"),
    ])
    func `what is no wait is not taken for one`(name: String, value: String) {
        #expect(RequestedWait(status: 429, headers: [name: value], now: 1_793_534_400).duration == nil)
    }

    @Test func `Retry-After goes before X-RateLimit-Reset`() {
        let headers: HTTPHeaders = ["X-RateLimit-Reset": "2026-11-01T12:01Z", "Retry-After": "5"]
        #expect(RequestedWait(status: 429, headers: headers, now: 1_793_534_400).duration == .seconds(5))
    }

    @Test(arguments: [(429, 5), (503, 5), (500, nil), (200, nil)])
    func `only some statuses ask for a wait`(status: Int, seconds: Int?) {
        let wait = RequestedWait(status: status, headers: ["Retry-After": "5"], now: 0)
        #expect(wait.duration == seconds.map { .seconds($0) })
    }

    @Test(arguments: [
        (1, 0.0, 0.0), (1, 0.5, 0.25), (2, 0.5, 0.5), (3, 0.5, 1), (6, 0.5, 8), (7, 0.5, 15), (60, 0.5, 15),
    ])
    func `back-off doubles up to its cap, with full jitter`(attempt: Int, random: Double, seconds: Double) {
        #expect(RetryPolicy().backOff(afterAttempt: attempt, random: random) == .seconds(seconds))
    }
}
