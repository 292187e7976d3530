internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

extension ExchangeFailure {
    /// Reads what the HTTP client threw.
    init(_ error: any Error) {
        switch error {
        case let error as HTTPClientError:
            self = Self.reading(error)
        case is CancellationError:
            self = .cancelled
        case let error as NIOSSLError:
            self = .broken("TLS: \(error)", isLasting: true)
        case is NIOSSLExtraError:
            self = .broken("TLS: the certificate is not for this host", isLasting: true)
        case let error as NIOConnectionError:
            self = .broken(Self.text(of: error), isLasting: false)
        case let error as IOError:
            self = .broken("\(error)", isLasting: false)
        case is HTTPParserError:
            self = .broken("the answer is not HTTP or ends early", isLasting: false)
        case ChannelError.connectTimeout:
            self = .timedOut("no connection in time")
        case NIOHTTPDecompression.DecompressionError.limit:
            self = .tooLarge
        default:
            self = .broken("\(error)", isLasting: false)
        }
    }

    private static func reading(_ error: HTTPClientError) -> ExchangeFailure {
        switch error {
        case .cancelled, .requestStreamCancelled: .cancelled
        case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .getConnectionFromPoolTimeout:
            .timedOut("no connection in time")
        case .readTimeout: .timedOut("the server stopped answering")
        case .writeTimeout: .timedOut("the server stopped reading")
        case .deadlineExceeded: .timedOut("no whole answer in time")
        case .remoteConnectionClosed, .uncleanShutdown: .broken("the server closed the connection", isLasting: false)
        case .proxyAuthenticationRequired: .broken("the proxy wants credentials", isLasting: true)
        case .invalidProxyResponse: .broken("the proxy did not open a tunnel", isLasting: false)
        default: .broken(error.shortDescription, isLasting: false)
        }
    }

    private static func text(of error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first {
            return "cannot connect to \(error.host):\(error.port): \(failure.error)"
        }
        return "cannot find the address of \(error.host)"
    }
}
