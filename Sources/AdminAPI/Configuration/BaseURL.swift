/// Where the Admin API is: `https://api.atlassian.com/admin`. Plain `http` is for loopback addresses only.
package struct BaseURL: Sendable, Hashable {
    /// Scheme, host and port; a credential goes nowhere else.
    let origin: Origin
    /// Without a slash at the end; empty for the root.
    let path: String

    /// - Throws: For any other scheme, and for a URL with credentials, a query or a fragment.
    package init(_ text: String) throws(AdminConfigurationError) {
        let reference = URIReference(text)
        if reference.authority?.utf8.contains(UInt8(ascii: "@")) == true {
            throw .invalidBaseURL(nil, reason: "it holds credentials")
        }
        guard let scheme = reference.scheme, let authority = reference.authority else {
            throw .invalidBaseURL(text, reason: "expected `https://host`")
        }
        guard let origin = Origin(scheme: scheme, authority: authority) else {
            throw .invalidBaseURL(text, reason: "expected `https`, a host and, if need be, a port")
        }
        guard origin.isSecure || origin.isLoopback else {
            throw .invalidBaseURL(text, reason: "expected `https`: `http` is for loopback addresses")
        }
        guard reference.query == nil, reference.fragment == nil else {
            throw .invalidBaseURL(nil, reason: "it has a query or a fragment")
        }
        guard RequestTarget.isSafePath(reference.path) else {
            throw .invalidBaseURL(text, reason: "its path has characters or segments that no path should have")
        }
        self.origin = origin
        path = String(reference.path.reversed().drop { $0 == "/" }.reversed())
    }

    /// Whether it points at this machine.
    package var isLoopback: Bool {
        origin.isLoopback
    }
}

extension BaseURL: CustomStringConvertible {
    /// The URL in one spelling: lower-case host, no default port, no slash at the end.
    package var description: String {
        origin.description + path
    }
}
