internal import AsyncHTTPClient
internal import NIOCore

/// Runs `body` with a publisher that lives as long as the call.
/// - Parameter isPlain: Whether the addresses are `http`, which a proxy is asked for by their whole URL.
func withPublisher<Result>(
    proxy: PublishProxy?, isPlain: Bool, limits: PublishLimits, userAgent: String,
    redact: @escaping @Sendable (String) -> String, _ body: (Publisher) async throws -> Result
) async throws -> Result {
    if let proxy, isPlain {
        let exchange = ProxyExchange(proxy: proxy, timeout: limits.timeout, userAgent: userAgent)
        return try await body(Publisher(exchange: exchange, limits: limits, redact: redact))
    }
    var configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10), read: TimeAmount(limits.timeout)),
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
