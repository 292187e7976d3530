internal import JSON
internal import NIOCore
internal import NIOHTTP1

/// Decides what an answer means: a success, a redirect, or which failure.
struct AnswerReader {
    let caller: Caller
    let call: Call
    let attempt: Int

    func read(_ answer: WireAnswer) throws(AttemptFailure) -> Step {
        // A read needs the whole representation; a write is never sent again, to whatever place.
        switch (answer.status, isRead: call.operation.isRead) {
        case (200, _), (201, isRead: false), (202, isRead: false), (204, isRead: false):
            return .answered(try success(answer))
        case (301...303, isRead: true), (307...308, isRead: true):
            return .redirected(try redirect(answer))
        default:
            throw refusal(answer)
        }
    }

    private func success(_ answer: WireAnswer) throws(AttemptFailure) -> Answer {
        guard call.readsAnswer else { return Answer(target: call.target, body: nil, entityTag: nil) }
        do throws(UnreadableBody) {
            return Answer(target: call.target, body: try parsed(answer), entityTag: EntityTag(of: answer.headers))
        } catch {
            var failure = described(answer)
            failure.excerpt = excerpt(of: answer)
            let isTransient: Bool
            switch error {
            case .noJSON(let error):
                let isMarkup = looksLikeMarkup(answer)
                failure.reason = isMarkup ? "expected JSON, found a web page" : "expected JSON: \(error)"
                // What began as JSON was most likely cut off on the way.
                isTransient = beginsAsJSON(answer)
            case .duplicateKey(let key):
                failure.reason = "the key `\(caller.redaction(key, limit: 64))` stands twice in an object"
                isTransient = false
            }
            throw AttemptFailure(error: .malformedBody(failure), isTransient: isTransient)
        }
    }

    private func redirect(_ answer: WireAnswer) throws(AttemptFailure) -> RequestTarget {
        guard let location = answer.headers.first(name: "location") else {
            var failure = described(answer)
            failure.reason = "a redirect without a location"
            throw AttemptFailure(error: .unexpectedStatus(failure))
        }
        guard let target = caller.connection.baseURL.target(ofLink: location, in: call.target) else {
            var failure = described(answer)
            failure.reason = "a redirect to `\(caller.redaction(location))`"
            throw AttemptFailure(error: .foreignLink(failure))
        }
        return target
    }

    private func refusal(_ answer: WireAnswer) -> AttemptFailure {
        var failure = described(answer)
        if let body = try? parsed(answer) {
            let error = ErrorBody(body)
            failure.reason = error.message.map { caller.redaction($0) }
            failure.requestID = failure.requestID ?? error.requestID.map { caller.redaction($0, limit: 100) }
        }
        if failure.reason == nil {
            failure.excerpt = excerpt(of: answer)
        }
        let wait = RequestedWait(status: answer.status, headers: answer.headers, now: caller.connection.wallClock())
        let isTransient = [429, 500, 502, 503, 504].contains(answer.status)
        return AttemptFailure(
            error: AdminAPIError(status: answer.status, failure), isTransient: isTransient, requestedWait: wait.duration
        )
    }

    private func described(_ answer: WireAnswer) -> CallFailure {
        var failure = caller.failure(of: call, attempts: attempt)
        failure.status = answer.status
        failure.requestID = answer.requestID.map { caller.redaction($0, limit: 100) }
        return failure
    }

    private func parsed(_ answer: WireAnswer) throws(UnreadableBody) -> JSONValue {
        let result: Result<JSONValue, UnreadableBody> = answer.body.withUnsafeReadableBytes { bytes in
            var parser = JSONParser()
            do throws(JSONParseError) {
                let value = try parser.parse(bytes)
                return parser.duplicateKeys.first.map { .failure(.duplicateKey($0)) } ?? .success(value)
            } catch {
                return .failure(.noJSON(error))
            }
        }
        return try result.get()
    }

    private func excerpt(of answer: WireAnswer) -> String? {
        let text = String(decoding: answer.body.readableBytesView.prefix(Redaction.bytesRead), as: UTF8.self)
        return text.isEmpty ? nil : caller.redaction(text)
    }

    private func firstByte(of answer: WireAnswer) -> UInt8? {
        answer.body.readableBytesView.first { $0 > 0x20 }
    }

    private func beginsAsJSON(_ answer: WireAnswer) -> Bool {
        guard let byte = firstByte(of: answer) else { return true }
        return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    private func looksLikeMarkup(_ answer: WireAnswer) -> Bool {
        firstByte(of: answer) == UInt8(ascii: "<")
    }
}
