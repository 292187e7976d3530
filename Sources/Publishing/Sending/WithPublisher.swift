internal import AsyncHTTPClient
internal import NIOCore
internal import NIOSSL

/// Runs `body` with a publisher that lives as long as the call.
/// - Parameters:
///   - isPlain: Whether the addresses are `http`, which a proxy is asked for by their whole URL.
///   - caFile: Certificates to trust besides the system's, in PEM.
func withPublisher<Result>(
    proxy: PublishProxy?, isPlain: Bool, caFile: String?, limits: PublishLimits, userAgent: String,
    redact: @escaping @Sendable (String) -> String, _ body: (Publisher) async throws -> Result
) async throws -> Result {
    if let proxy, isPlain {
        let exchange = ProxyExchange(proxy: proxy, timeout: limits.timeout, userAgent: userAgent)
        return try await body(Publisher(exchange: exchange, limits: limits, redact: redact))
    }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let caFile { tls.additionalTrustRoots = [.certificates(try certificates(from: caFile))] }
    var configuration = HTTPClient.Configuration(
        tlsConfiguration: tls, redirectConfiguration: .disallow,
        timeout: .init(connect: .seconds(10), read: TimeAmount(limits.timeout)),
        proxy: proxy.map { proxy in
            let credentials = proxy.credentials.map {
                HTTPClient.Authorization.basic(username: $0.name, password: $0.password)
            }
            return .server(host: proxy.host, port: proxy.port, authorization: credentials)
        }, decompression: .disabled)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
        let exchange = DirectExchange(client: client, timeout: limits.timeout, userAgent: userAgent)
        return try await body(Publisher(exchange: exchange, limits: limits, redact: redact))
    }
}

private func certificates(from path: String) throws(PublishError) -> [NIOSSLCertificate] {
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
        throw .invalid("cannot read certificates from `\(path)`")
    }
    return certificates
}
