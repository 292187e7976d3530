internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTPCompression
internal import NIOSSL

extension HTTPClient.Configuration {
    /// The HTTP client's part of a configuration. It neither follows redirects nor tries again: both are decided above it.
    init(_ configuration: AdminClientConfiguration) throws(AdminConfigurationError) {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if let path = configuration.caFile {
            tls.additionalTrustRoots = [.certificates(try Self.certificates(from: path))]
        }
        self.init(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: Timeout(
                connect: TimeAmount(configuration.timeouts.connect), read: TimeAmount(configuration.timeouts.idle),
                write: TimeAmount(configuration.timeouts.idle)),
            connectionPool: ConnectionPool(
                idleTimeout: .seconds(60), concurrentHTTP1ConnectionsPerHostSoftLimit: configuration.concurrency),
            proxy: configuration.proxy.map { Proxy($0) },
            decompression: .enabled(limit: .size(configuration.maximumResponseBytes)))
        connectionPool.retryConnectionEstablishment = false
        // One request a connection at a time: what breaks, breaks one request.
        httpVersion = .http1Only
    }

    private static func certificates(from path: String) throws(AdminConfigurationError) -> [NIOSSLCertificate] {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw .unreadableCAFile(path: path, reason: "\(error)")
        }
        guard !certificates.isEmpty else { throw .unreadableCAFile(path: path, reason: "there are none in it") }
        return certificates
    }
}

extension HTTPClient.Configuration.Proxy {
    fileprivate init(_ proxy: Proxy) {
        let authorization = proxy.credentials.map {
            HTTPClient.Authorization.basic(username: $0.name, password: $0.password)
        }
        self = .server(host: proxy.host, port: proxy.port, authorization: authorization)
    }
}

extension TimeAmount {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
