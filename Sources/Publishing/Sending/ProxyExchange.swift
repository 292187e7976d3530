internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Asks a proxy for a plain `http` address by its whole URL, so that the proxy can add credentials, as that of Bitbucket
/// Pipelines does. The HTTP client would ask for a tunnel, into which a proxy cannot look.
struct ProxyExchange: PublishExchange {
    let proxy: PublishProxy
    let timeout: Duration
    let userAgent: String

    func answer(to request: PublishRequest) async -> PublishAnswer {
        let connection: Connection
        do {
            connection = try await connect()
        } catch {
            return .unreachable("the proxy cannot be reached")
        }
        return await withTaskGroup(of: PublishAnswer.self) { group in
            group.addTask { [self] in
                do {
                    return try await exchange(request, on: connection)
                } catch {
                    return .lost("the connection broke")
                }
            }
            group.addTask { [timeout] in
                try? await Task.sleep(for: timeout)
                return .lost("no answer in time")
            }
            let first = await group.next() ?? .lost("the connection broke")
            group.cancelAll()
            return first
        }
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private func connect() async throws -> Connection {
        try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.seconds(10))
            .connect(host: proxy.host, port: proxy.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }

    private func exchange(_ request: PublishRequest, on connection: Connection) async throws -> PublishAnswer {
        var headers = request.headers(userAgent: userAgent)
        headers.add(name: "host", value: request.authority)
        headers.add(name: "connection", value: "close")
        if let body = request.body {
            headers.add(name: "content-length", value: "\(body.count)")
        }
        let head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: request.url, headers: headers)
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(.head(head))
            if let body = request.body {
                try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
            }
            try await outbound.write(.end(nil))
            return try await Self.answer(inbound)
        }
    }

    private static func answer(
        _ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
    ) async throws -> PublishAnswer {
        var response: HTTPResponseHead?
        var body = ByteBuffer()
        for try await part in parts {
            switch part {
            case .head(let head):
                response = head
            case .body(let chunk):
                if body.readableBytes < PublishAnswer.mostBytes { body.writeImmutableBuffer(chunk) }
            case .end:
                guard let response else { return .lost("the connection broke") }
                return .answered(
                    status: Int(response.status.code), body: PublishAnswer.text(body),
                    wait: response.headers.requestedWait)
            }
        }
        return .lost("the connection broke")
    }
}
