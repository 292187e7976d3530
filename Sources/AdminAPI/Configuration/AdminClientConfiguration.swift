/// How to reach the Admin API, and how hard to try.
package struct AdminClientConfiguration: Sendable {
    /// Where the API is.
    package var baseURL: BaseURL
    /// The credential of the client that reads.
    package var apiKey: APIKey
    /// Requests a second, over all tasks and retries; nil for as many as there can be.
    package var rate: Double? = 10
    /// Requests under way at a time.
    package var concurrency = 8
    /// Shared with other clients of the credential, in place of a rate and a concurrency of its own. Not for a client with a
    /// deadline.
    package var budget: RateBudget?
    /// How long one request may take.
    package var timeouts = Timeouts()
    /// How often read operations are tried.
    package var retry = RetryPolicy()
    /// How long the client may be used; nil for any time.
    package var deadline: Duration?
    /// The longest body that is read, decompressed.
    package var maximumResponseBytes = 64 << 20
    /// Pages of one listing.
    package var maximumPages = 100_000
    /// Requests altogether, retries included; nil for any number.
    package var maximumCalls: Int?
    /// What requests call themselves.
    package var userAgent = "tenet"
    /// A PEM file of certificates that are trusted beside those of the system.
    package var caFile: String?
    /// Through what to reach the API; nil for directly.
    package var proxy: Proxy?
    /// Told of every request when it has ended.
    package var observer: (@Sendable (CallRecord) -> Void)?
    /// Measures pauses and the deadline. Time-outs of a connection are always real time.
    package var clock: any Clock<Duration> = ContinuousClock()
    /// Tells the time of day as seconds since 1970, for headers that name one.
    package var wallClock: @Sendable () -> Double = WallClock.now
    /// At least 0 and below 1, for the jitter of pauses.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// The defaults for everything else.
    package init(baseURL: BaseURL, apiKey: APIKey) {
        self.baseURL = baseURL
        self.apiKey = apiKey
    }

    /// - Throws: For the first number that makes no sense.
    func validate() throws(AdminConfigurationError) {
        if let rate, !(0.001...1_000_000).contains(rate) {
            throw .invalidLimit(name: "requests a second", expected: "a number from 0.001 to 1000000")
        }
        guard budget == nil || deadline == nil else {
            throw .invalidLimit(name: "deadline", expected: "none beside a shared rate")
        }
        let counts = [
            ("concurrency", concurrency), ("number of attempts", retry.attempts),
            ("largest response", maximumResponseBytes),
            ("number of pages", maximumPages),
        ]
        for (name, value) in counts where value < 1 {
            throw .invalidLimit(name: name, expected: "at least 1")
        }
        if let maximumCalls, maximumCalls < 0 {
            throw .invalidLimit(name: "number of calls", expected: "at least 0")
        }
        let day = Duration.seconds(86_400)
        let times = [
            ("time to connect", timeouts.connect), ("time without an answer", timeouts.idle),
            ("time for a request", timeouts.request), ("pause before a retry", retry.base),
            ("longest pause", retry.cap),
            ("longest wait", retry.longestWait),
        ]
        for (name, value) in times where value <= .zero || value > day {
            throw .invalidLimit(name: name, expected: "a time above zero and up to a day")
        }
    }
}
