internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Speaks with the server itself, with TLS, if need be through a tunnel. Redirects are not followed.
struct DirectExchange: PublishExchange {
    let client: HTTPClient
    let timeout: Duration
    let userAgent: String

    func answer(to request: PublishRequest) async -> PublishAnswer {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        outgoing.headers = request.headers(userAgent: userAgent)
        if let body = request.body {
            outgoing.body = .bytes(ByteBuffer(bytes: body))
        }
        do {
            let response = try await client.execute(outgoing, timeout: TimeAmount(timeout))
            return .answered(
                status: Int(response.status.code), body: await Self.text(of: response.body),
                wait: response.headers.requestedWait)
        } catch {
            return Self.reading(error)
        }
    }

    /// The first bytes; what cannot be read is not missed, since the status has said it all.
    private static func text(of body: HTTPClientResponse.Body) async -> String {
        var buffer = ByteBuffer()
        do {
            for try await chunk in body where buffer.readableBytes < PublishAnswer.mostBytes {
                buffer.writeImmutableBuffer(chunk)
            }
        } catch {
            return ""
        }
        return PublishAnswer.text(buffer)
    }

    private static func reading(_ error: any Error) -> PublishAnswer {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout || error == .tlsHandshakeTimeout:
            .unreachable("no connection in time")
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
            .lost("no answer in time")
        case let error as HTTPClientError where error == .invalidProxyResponse || error == .proxyAuthenticationRequired:
            .unreachable("the proxy did not open a tunnel")
        case let error as HTTPClientError:
            .lost(error.shortDescription)
        case is NIOConnectionError, ChannelError.connectTimeout:
            .unreachable("the server cannot be reached")
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            .unreachable("the server cannot be reached")
        case is NIOSSLError, is NIOSSLExtraError:
            .unreachable("its certificate is not trusted, or it speaks no TLS")
        default:
            .lost("the connection broke")
        }
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
