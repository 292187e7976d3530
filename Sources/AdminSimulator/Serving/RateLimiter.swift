internal import HTTPTypes
internal import Synchronization

/// Counts requests in windows of one second.
final class RateLimiter: Sendable {
    private struct Window {
        var second: Int64 = .min
        var count = 0
    }

    private let limit: Int
    private let now: @Sendable () -> Timestamp
    private let window = Mutex(Window())

    init(requestsPerSecond limit: Int, now: @escaping @Sendable () -> Timestamp) {
        self.limit = limit
        self.now = now
    }

    /// Counts a request.
    /// - Returns: The headers that every response carries.
    /// - Throws: 429 with the same headers and `Retry-After`, when the window is full.
    func admit() throws(Refusal) -> HTTPFields {
        let time = now()
        let count = window.withLock { window in
            if window.second != time.seconds {
                window = Window(second: time.seconds)
            }
            window.count += 1
            return window.count
        }
        var headers: HTTPFields = [
            .rateLimit: String(limit),
            .rateLimitRemaining: String(max(0, limit - count)),
            .rateLimitReset: time.advanced(bySeconds: 1).rfc3339Seconds,
        ]
        guard count <= limit else {
            headers[.retryAfter] = "1"
            throw .tooManyRequests(headers)
        }
        return headers
    }
}
