/// Sends requests to a service, again where that is safe, within bounds of number and time.
struct Publisher: Sendable {
    let exchange: any PublishExchange
    let limits: PublishLimits
    /// Takes credentials out of what a server wrote.
    let redact: @Sendable (String) -> String

    /// The status of the answer.
    /// - Throws: `PublishError`; `CancellationError`.
    func send(_ request: PublishRequest) async throws -> Int {
        var attempt = 1
        while true {
            let answer = await exchange.answer(to: request)
            try Task.checkCancellation()
            if case .answered(let status, _, _) = answer, request.isAccepted(status) { return status }
            let failure = failure(answer, of: request)
            guard failure.isTransient, attempt < limits.attempts,
                let wait = limits.wait(after: attempt, asked: failure.wait, random: .random(in: 0..<1))
            else {
                throw failure.error
            }
            try await Task.sleep(for: wait)
            attempt += 1
        }
    }

    private struct Failure {
        var error: PublishError
        /// Whether it may end otherwise, and trying is safe.
        var isTransient: Bool
        var wait: Duration?
    }

    private func failure(_ answer: PublishAnswer, of request: PublishRequest) -> Failure {
        let purpose = "cannot \(request.purpose)"
        switch answer {
        case .answered(let status, let body, let wait):
            let said = body.isEmpty ? "" : ": \(redact(body).prefix(300))"
            let text = "\(purpose): the server answered \(status)\(said)"
            // These two say that it was not taken.
            if status == 429 || status == 503 {
                return Failure(error: .refused(text), isTransient: true, wait: wait)
            }
            if status >= 500 {
                return Failure(error: .uncertain(text), isTransient: request.isRepeatable, wait: wait)
            }
            return Failure(error: .refused(text), isTransient: status == 408 && request.isRepeatable)
        case .unreachable(let text):
            return Failure(error: .refused("\(purpose): \(redact(text))"), isTransient: true)
        case .lost(let text):
            return Failure(error: .uncertain("\(purpose): \(redact(text))"), isTransient: request.isRepeatable)
        }
    }
}
