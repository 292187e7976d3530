internal import Logging

/// What all callers of one run share: the way to the server and its bounds.
struct Connection: Sendable {
    let baseURL: BaseURL
    /// Who is asked, and through whom, for people.
    let server: String
    let exchange: HTTPExchange
    let slots: Slots
    let pacer: Pacer
    /// Of the operations that the live API grants fewer requests than others.
    let ownPacers: [AdminOperation: Pacer]
    let log: CallLog
    let clock: RunClock
    let deadline: Duration?
    let timeLimit: Duration
    let maximumPages: Int
    let retry: RetryPolicy
    let wallClock: @Sendable () -> Double
    let random: @Sendable () -> Double
    let logger: Logger

    init(_ configuration: AdminClientConfiguration, exchange: HTTPExchange, logger: Logger) {
        baseURL = configuration.baseURL
        let way = configuration.proxy.map { " through the proxy \($0.host):\($0.port)" } ?? ""
        server = "\(configuration.baseURL.origin)\(way)"
        self.exchange = exchange
        clock = RunClock(configuration.clock)
        let budget =
            configuration.budget
            ?? RateBudget(rate: configuration.rate, concurrency: configuration.concurrency, clock)
        slots = budget.slots
        pacer = budget.pacer
        ownPacers = budget.ownPacers
        log = CallLog(limit: configuration.maximumCalls, observer: configuration.observer)
        deadline = configuration.deadline
        timeLimit = configuration.timeouts.request
        maximumPages = configuration.maximumPages
        retry = configuration.retry
        wallClock = configuration.wallClock
        random = configuration.random
        self.logger = logger
    }

    /// Until the deadline; nil when there is none.
    var remainingTime: Duration? {
        deadline.map { $0 - clock.elapsed }
    }

    /// Whether the deadline has passed.
    var isOver: Bool {
        remainingTime.map { $0 <= .zero } ?? false
    }
}
