/// Counts the requests of a client and ends them at the limit.
package actor CallLog {
    /// The requests of one operation.
    package struct Count: Sendable, Hashable {
        /// Requests sent.
        package var calls = 0
        /// Those of them that repeated an earlier one.
        package var retries = 0
        /// Bytes of bodies read, decompressed.
        package var bytes = 0
    }

    private let limit: Int?
    private let observer: (@Sendable (CallRecord) -> Void)?
    /// What was sent, by operation.
    package private(set) var counts: [AdminOperation: Count] = [:]

    init(limit: Int?, observer: (@Sendable (CallRecord) -> Void)?) {
        self.limit = limit
        self.observer = observer
    }

    /// All requests sent.
    package var total: Int {
        counts.values.reduce(0) { $0 + $1.calls }
    }

    /// Counts a request that is about to be sent; false when there may be no further one.
    func start(_ operation: AdminOperation, attempt: Int) -> Bool {
        if let limit, total >= limit { return false }
        counts[operation, default: Count()].calls += 1
        if attempt > 1 {
            counts[operation, default: Count()].retries += 1
        }
        return true
    }

    func end(_ record: CallRecord) {
        counts[record.operation, default: Count()].bytes += record.bytes
        observer?(record)
    }
}
