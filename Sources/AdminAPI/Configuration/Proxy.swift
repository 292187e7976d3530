/// A proxy that tunnels to the API with `CONNECT`.
package struct Proxy: Sendable, Hashable {
    package let host: String
    package let port: Int
    package let credentials: ProxyCredentials?

    /// The proxy for a base URL that `HTTPS_PROXY` names and `NO_PROXY` does not except, in capitals or small letters; nil for
    /// none. Loopback addresses are never asked through a proxy, so `HTTP_PROXY` has no effect.
    /// See https://curl.se/docs/manpage.html#ENVIRONMENT.
    /// - Throws: When the value is not `http://host:port`.
    package static func fromEnvironment(
        _ environment: [String: String], for baseURL: BaseURL
    ) throws(AdminConfigurationError) -> Proxy? {
        try fromEnvironment(environment, for: baseURL.origin)
    }

    /// The same for any address, such as that of a webhook; nil too where it is none of the web.
    /// - Throws: When the value is not `http://host:port`.
    package static func fromEnvironment(
        _ environment: [String: String], forAddress text: String
    ) throws(AdminConfigurationError) -> Proxy? {
        let reference = URIReference(text)
        guard let scheme = reference.scheme, let authority = reference.authority,
            let origin = Origin(scheme: scheme, authority: authority)
        else { return nil }
        return try fromEnvironment(environment, for: origin)
    }

    private static func fromEnvironment(
        _ environment: [String: String], for origin: Origin
    ) throws(AdminConfigurationError) -> Proxy? {
        guard origin.isSecure, !origin.isLoopback else { return nil }
        let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        guard !ProxyExceptions(exceptions).contain(origin) else { return nil }
        guard let text = environment["https_proxy"] ?? environment["HTTPS_PROXY"], !text.isEmpty else { return nil }
        return try Proxy(text)
    }

    /// - Throws: When the text is not `host:port` or `http://user:password@host:port`.
    init(_ text: String) throws(AdminConfigurationError) {
        let reference = URIReference(text.contains("://") ? text : "http://\(text)")
        guard reference.scheme?.lowercased() == "http", let authority = reference.authority else {
            throw .invalidProxy(reason: "expected `http://host:port`")
        }
        let at = authority.lastIndex(of: "@")
        let place = at.map { String(authority[authority.index(after: $0)...]) } ?? authority
        guard let origin = Origin(scheme: "http", authority: place) else {
            throw .invalidProxy(reason: "expected `http://host:port`")
        }
        host = origin.host
        port = origin.port
        credentials = at.map { ProxyCredentials(userInformation: authority[..<$0]) }
    }
}
