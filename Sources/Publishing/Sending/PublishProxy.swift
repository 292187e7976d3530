internal import Foundation

/// A proxy that requests go through.
package struct PublishProxy: Sendable, Hashable {
    let host: String
    let port: Int
    /// What the proxy itself wants to know; nil for nothing. Nothing prints it.
    let credentials: PublishProxyCredentials?

    /// A proxy that the environment names.
    package init(host: String, port: Int, credentials: PublishProxyCredentials?) {
        self.host = host
        self.port = port
        self.credentials = credentials
    }

    /// - Throws: When the text is not `http://host:port`.
    package init(_ text: String) throws(PublishError) {
        guard let parts = URLComponents(string: text), parts.scheme?.lowercased() == "http", let host = parts.host,
            !host.isEmpty, let port = parts.port, (1...65_535).contains(port), parts.user == nil, parts.query == nil,
            parts.path.isEmpty || parts.path == "/"
        else { throw .invalid("expected a proxy such as http://localhost:29418") }
        self.init(host: host, port: port, credentials: nil)
    }
}
