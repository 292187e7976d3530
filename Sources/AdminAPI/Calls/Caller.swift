internal import Logging

/// Carries out calls with one credential: paced, bounded, recorded, and tried again where that is safe.
struct Caller: Sendable {
    private static let maximumRedirects = 5

    let connection: Connection
    let key: APIKey
    let redaction: Redaction

    init(connection: Connection, key: APIKey) {
        self.connection = connection
        self.key = key
        redaction = Redaction(hiding: key)
    }

    /// The answer to a call: read operations are tried again after failures that may pass, all others never.
    func answer(to call: Call) async throws(AdminAPIError) -> Answer {
        var call = call
        var attempt = 1
        var redirects = 0
        while true {
            do throws(AttemptFailure) {
                switch try await step(call, attempt: attempt) {
                case .answered(let answer):
                    return answer
                case .redirected(let target):
                    redirects += 1
                    guard redirects <= Self.maximumRedirects else {
                        let reason = "more than \(Self.maximumRedirects) redirects"
                        throw AttemptFailure(error: .unexpectedStatus(failure(of: call, reason, attempts: attempt)))
                    }
                    call.target = target
                }
            } catch {
                guard call.operation.isRead, error.isTransient, attempt < connection.retry.attempts else {
                    throw error.error
                }
                try await pause(after: error, of: call, attempt: attempt)
                attempt += 1
            }
        }
    }

    /// What is known of a failure before there is an answer. The reason is shown as it is: what a server wrote in it must be
    /// redacted before.
    func failure(of call: Call, _ reason: String? = nil, attempts: Int = 1) -> CallFailure {
        CallFailure(
            operation: call.operation, method: call.operation.method, path: redaction(call.target.text, limit: 500),
            reason: reason, attempts: attempts)
    }

    /// Waits before the next try; throws the failure when there is no time for one.
    private func pause(
        after attemptFailure: AttemptFailure, of call: Call, attempt: Int
    ) async throws(AdminAPIError) {
        let retry = connection.retry
        let asked = attemptFailure.requestedWait ?? .zero
        let wait = asked + retry.backOff(afterAttempt: attempt, random: connection.random())
        guard asked <= retry.longestWait, connection.remainingTime.map({ wait <= $0 }) ?? true else {
            throw attemptFailure.error
        }
        connection.logger.debug(
            "waiting before the next try",
            metadata: [
                "operation": "\(call.operation.rawValue)", "attempt": "\(attempt)", "wait": "\(wait.formattedSeconds)",
            ])
        do throws(CancellationError) {
            try await connection.clock.sleep(for: wait)
        } catch {
            throw .cancelled(failure(of: call, attempts: attempt))
        }
    }
}
