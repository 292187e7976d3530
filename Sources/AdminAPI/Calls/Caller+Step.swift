internal import JSON
internal import Logging
internal import NIOCore

extension Caller {
    /// Sends one request when there is a slot and a turn for it, and reads the answer.
    func step(_ call: Call, attempt: Int) async throws(AttemptFailure) -> Step {
        // A long wait for a turn of its own kind must not keep others from theirs.
        if let pacer = connection.ownPacers[call.operation] {
            try await waitForTurn(call, of: pacer, attempt: attempt)
        }
        guard await connection.slots.take() else {
            throw AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        }
        defer { connection.slots.giveBack() }
        try await waitForTurn(call, of: connection.pacer, attempt: attempt)
        guard await connection.log.start(call.operation, attempt: attempt) else {
            throw AttemptFailure(error: .callLimit(failure(of: call, attempts: attempt)))
        }
        switch await send(call, attempt: attempt) {
        case .success(let answer):
            return try AnswerReader(caller: self, call: call, attempt: attempt).read(answer)
        case .failure(let reason):
            throw attemptFailure(reason, of: call, attempt: attempt)
        }
    }

    private func waitForTurn(_ call: Call, of pacer: Pacer, attempt: Int) async throws(AttemptFailure) {
        let isInTime: Bool
        do throws(CancellationError) {
            isInTime = try await pacer.turn(before: connection.deadline) && !connection.isOver
        } catch {
            throw AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        }
        guard !Task.isCancelled else {
            throw AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        }
        guard isInTime else {
            throw AttemptFailure(error: .deadline(failure(of: call, attempts: attempt)))
        }
    }

    private func send(_ call: Call, attempt: Int) async -> Result<WireAnswer, ExchangeFailure> {
        let began = connection.clock.elapsed
        let limit = min(connection.timeLimit, connection.remainingTime ?? connection.timeLimit)
        let outcome: Result<WireAnswer, ExchangeFailure>
        do throws(ExchangeFailure) {
            let answer = try await connection.exchange.send(
                call.operation.method, call.target, body: call.body?.serializedBytes(),
                authorization: key.authorization, ifMatch: call.ifMatch, within: limit)
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
        let server = connection.server
        return switch reason {
        case .cancelled:
            AttemptFailure(error: .cancelled(failure(of: call, attempts: attempt)))
        case .timedOut where connection.isOver:
            AttemptFailure(error: .deadline(failure(of: call, attempts: attempt)))
        case .timedOut(let text):
            AttemptFailure(
                error: .timeout(failure(of: call, "\(server): \(text)", attempts: attempt)), isTransient: true)
        case .broken(let text, let isLasting):
            AttemptFailure(
                error: .transport(failure(of: call, "\(server): \(redaction(text))", attempts: attempt)),
                isTransient: !isLasting)
        case .tooLarge:
            AttemptFailure(error: .tooLarge(failure(of: call, attempts: attempt)))
        }
    }
}
