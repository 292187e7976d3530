internal import NIOHTTP1

/// How long a server asks to be left alone, in any of the ways in which the Admin API and what stands before it say so.
struct RequestedWait {
    /// Nil when it does not ask, or in no way that is known; zero for a time that has passed.
    let duration: Duration?

    /// `Retry-After` goes before `X-RateLimit-Reset`, which counts on a 429 only: it stands on successes too.
    init(status: Int, headers: HTTPHeaders, now: Double) {
        var seconds: Double?
        if [429, 503].contains(status), let text = headers.first(name: "retry-after") {
            seconds = Self.seconds(text) ?? EpochSeconds(httpDate: text, now: now).map { $0.value - now }
        }
        if seconds == nil, status == 429, let text = headers.first(name: "x-ratelimit-reset") {
            seconds = Self.secondsToReset(text, now: now)
        }
        duration = seconds.map { .seconds(min(max($0, 0), 1e9)) }
    }

    private static func seconds(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Double(text)
    }

    /// A point in time, as ISO 8601 or as seconds since 1970; a number too small for one is a span.
    private static func secondsToReset(_ text: String, now: Double) -> Double? {
        guard let number = seconds(text) else { return EpochSeconds(iso8601: text).map { $0.value - now } }
        return number < 1e9 ? number : number - now
    }
}
