internal import AsyncHTTPClient
internal import Foundation
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
            // The library tells why only in a text.
            let isRefused = "\(error)".contains("CERTIFICATE_VERIFY_FAILED")
            self = .broken(isRefused ? "its certificate is not trusted" : "TLS failed", isLasting: isRefused)
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self = .broken("its certificate is for another host", isLasting: true)
        case let error as NIOConnectionError:
            self =
                error.connectionErrors.first.map { ExchangeFailure($0.error) }
                ?? .broken("its address cannot be found", isLasting: false)
        case let error as IOError:
            self = .broken(String(cString: strerror(error.errnoCode)).lowercased(), isLasting: false)
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
}
