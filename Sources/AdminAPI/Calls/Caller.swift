internal import JSON
internal import Logging
internal import NIOCore

/// Carries out calls with one credential: paced, bounded, recorded, and tried again where that is safe.
struct Caller: Sendable {
    private static let maximumRedirects = 5

    let connection: Connection
    private let key: APIKey
    private let redaction: Redaction

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

    /// What is known of a failure before there is an answer.
    func failure(of call: Call, _ reason: String? = nil, attempts: Int = 1) -> CallFailure {
        CallFailure(
            operation: call.operation, method: call.operation.method, path: redaction(call.target.text, limit: 500),
            reason: reason.map { redaction($0) }, attempts: attempts)
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

    /// Sends one request when there is a slot and a turn for it, and reads the answer.
    private func step(_ call: Call, attempt: Int) async throws(AttemptFailure) -> Step {
        guard await connection.slots.take() else {
            throw AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        }
        defer { connection.slots.giveBack() }
        try await waitForTurn(call, attempt: attempt)
        let outcome = await send(call, attempt: attempt)
        switch outcome {
        case .success(let answer):
            let reader = AnswerReader(
                call: call, baseURL: connection.baseURL, now: connection.wallClock(), redaction: redaction,
                failure: failure(of: call, attempts: attempt))
            return try reader.read(answer)
        case .failure(let reason):
            throw attemptFailure(reason, of: call, attempt: attempt)
        }
    }

    private func waitForTurn(_ call: Call, attempt: Int) async throws(AttemptFailure) {
        let failure = failure(of: call, attempts: attempt)
        let isInTime: Bool
        do throws(CancellationError) {
            isInTime = try await connection.pacer.turn(before: connection.deadline) && !connection.isOver
        } catch {
            throw AttemptFailure(error: .cancelled(failure))
        }
        guard !Task.isCancelled else { throw AttemptFailure(error: .cancelled(failure)) }
        guard isInTime else { throw AttemptFailure(error: .deadline(failure)) }
        guard await connection.log.start(call.operation, attempt: attempt) else {
            throw AttemptFailure(error: .callLimit(failure))
        }
    }

    private func send(_ call: Call, attempt: Int) async -> Result<WireAnswer, ExchangeFailure> {
        let began = connection.clock.elapsed
        let limit = min(connection.timeLimit, connection.remainingTime ?? connection.timeLimit)
        let outcome: Result<WireAnswer, ExchangeFailure>
        do throws(ExchangeFailure) {
            let answer = try await connection.exchange.send(
                call.operation.method, call.target, body: call.body?.serializedBytes(),
                authorization: key.authorization, within: limit)
            outcome = .success(answer)
        } catch {
            outcome = .failure(error)
        }
        let answer = try? outcome.get()
        let record = CallRecord(
            operation: call.operation, attempt: attempt, status: answer?.status, bytes: answer?.body.readableBytes ?? 0,
            duration: connection.clock.elapsed - began)
        await connection.log.end(record)
        connection.logger.debug(
            "request",
            metadata: [
                "operation": "\(record.operation.rawValue)", "attempt": "\(attempt)",
                "method": "\(record.operation.method)", "path": "\(redaction(call.target.text, limit: 500))",
                "status": "\(record.status.map(String.init) ?? "none")", "bytes": "\(record.bytes)",
                "time": "\(record.duration.formattedSeconds)",
            ])
        return outcome
    }

    private func attemptFailure(_ reason: ExchangeFailure, of call: Call, attempt: Int) -> AttemptFailure {
        let origin = connection.baseURL.origin
        return switch reason {
        case .cancelled:
            AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        case .timedOut where connection.isOver:
            AttemptFailure(error: .deadline(failure(of: call, attempts: attempt)))
        case .timedOut(let text):
            AttemptFailure(
                error: .timeout(failure(of: call, "\(origin): \(text)", attempts: attempt)), isTransient: true)
        case .broken(let text, let isLasting):
            AttemptFailure(
                error: .transport(failure(of: call, "\(origin): \(text)", attempts: attempt)),
                isTransient: !isLasting)
        case .tooLarge:
            AttemptFailure(error: .tooLarge(failure(of: call, attempts: attempt)))
        }
    }
}
