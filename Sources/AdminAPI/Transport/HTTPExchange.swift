internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// Sends one request and reads its answer, within bounds of time and space.
struct HTTPExchange: Sendable {
    /// What is read of an answer that is no success: enough for a message.
    private static let maximumErrorBytes = 64 << 10

    let client: HTTPClient
    let origin: Origin
    let userAgent: String
    let maximumBytes: Int

    /// - Parameter limit: Real time from here to the last byte.
    func send(
        _ method: String, _ target: RequestTarget, body: [UInt8]?, authorization: String, ifMatch: EntityTag? = nil,
        within limit: Duration
    ) async throws(ExchangeFailure) -> WireAnswer {
        var request = HTTPClientRequest(url: "\(origin)\(target.text)")
        request.method = HTTPMethod(rawValue: method)
        request.headers = [
            "accept": "application/json", "accept-encoding": "gzip", "authorization": authorization,
            "user-agent": userAgent,
        ]
        if let ifMatch { request.headers.add(name: "if-match", value: ifMatch.text) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let answer: Result<WireAnswer, ExchangeFailure>
        do {
            answer = .success(try await withTimeLimit(limit) { [request] in try await self.answer(to: request) })
        } catch let failure as ExchangeFailure {
            answer = .failure(failure)
        } catch {
            answer = .failure(Task.isCancelled ? .cancelled : ExchangeFailure(error))
        }
        return try answer.get()
    }

    private func answer(to request: HTTPClientRequest) async throws -> WireAnswer {
        let response = try await client.execute(request, deadline: .distantFuture)
        let isSuccess = (200...299).contains(response.status.code)
        let limit = isSuccess ? maximumBytes : Self.maximumErrorBytes
        if isSuccess, let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
            throw ExchangeFailure.tooLarge
        }
        var body = ByteBuffer()
        for try await chunk in response.body {
            let room = limit - body.readableBytes
            if chunk.readableBytes > room {
                if isSuccess { throw ExchangeFailure.tooLarge }
                body.writeImmutableBuffer(chunk.getSlice(at: chunk.readerIndex, length: room) ?? ByteBuffer())
                break
            }
            body.writeImmutableBuffer(chunk)
        }
        // A cancelled body ends early and looks complete.
        try Task.checkCancellation()
        return WireAnswer(status: Int(response.status.code), headers: response.headers, body: body)
    }

    private func withTimeLimit<Result: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            guard let first = try await group.next(), let result = first else {
                throw ExchangeFailure.timedOut("no whole answer within \(limit.formattedSeconds)")
            }
            return result
        }
    }
}
