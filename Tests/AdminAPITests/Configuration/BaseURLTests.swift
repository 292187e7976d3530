import Testing

@testable import AdminAPI

/// Which servers may be given a credential.
struct BaseURLTests {
    @Test(arguments: [
        ("https://api.atlassian.com/admin", "https://api.atlassian.com/admin"),
        ("https://API.Atlassian.com:443/admin//", "https://api.atlassian.com/admin"),
        ("HTTPS://host:8443", "https://host:8443"), ("https://host/a%20b/c", "https://host/a%20b/c"),
        ("https://10.0.0.1/", "https://10.0.0.1"), ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1", "http://127.0.0.1"), ("http://127.255.0.9:81", "http://127.255.0.9:81"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"), ("http://[0:0:0:0:0:0:0:1]", "http://[::1]"),
        ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
    ])
    func `a good base URL has one spelling`(text: String, spelling: String) throws {
        #expect(try BaseURL(text).description == spelling)
    }

    @Test(arguments: [
        ("http://api.atlassian.com/admin", "expected `https`: `http` is for loopback addresses"),
        ("http://127.0.0.1.evil.example", "expected `https`: `http` is for loopback addresses"),
        ("http://localhost.evil.example", "expected `https`: `http` is for loopback addresses"),
        ("http://127.1", "expected `https`: `http` is for loopback addresses"),
        ("http://2130706433", "expected `https`: `http` is for loopback addresses"),
        ("http://0.0.0.0", "expected `https`: `http` is for loopback addresses"),
        ("http://[::ffff:127.0.0.1]", "expected `https`: `http` is for loopback addresses"),
        ("ftp://host", "expected `https`, a host and, if need be, a port"),
        ("https://", "expected `https`, a host and, if need be, a port"),
        ("https://host:0", "expected `https`, a host and, if need be, a port"),
        ("https://host:65536", "expected `https`, a host and, if need be, a port"),
        ("https://host:x", "expected `https`, a host and, if need be, a port"),
        ("https://hôst", "expected `https`, a host and, if need be, a port"),
        ("https://ho st", "expected `https`, a host and, if need be, a port"),
        ("https://[::1", "expected `https`, a host and, if need be, a port"),
        ("https://[::1%25eth0]", "expected `https`, a host and, if need be, a port"),
        ("api.atlassian.com", "expected `https://host`"), ("", "expected `https://host`"),
        ("https:host", "expected `https://host`"), ("//host", "expected `https://host`"),
        ("https://host/a/../b", "its path has characters or segments that no path should have"),
        ("https://host/a%2f..", "its path has characters or segments that no path should have"),
        ("https://host/a b", "its path has characters or segments that no path should have"),
    ])
    func `any other is refused, with the reason`(text: String, reason: String) {
        #expect(throws: AdminConfigurationError.invalidBaseURL(text, reason: reason)) { try BaseURL(text) }
    }

    @Test(arguments: ["https://user:s3cr3t@host", "https://s3cr3t@host", "https://user:s3cr3t@\u{301}host/"])
    func `one with credentials is refused and not shown`(text: String) {
        #expect {
            try BaseURL(text)
        } throws: { error in
            "\(error)" == "the base URL cannot be used: it holds credentials"
        }
    }

    @Test(arguments: ["https://host?k=s3cr3t", "https://host/#s3cr3t", "host?k=s3cr3t", "http://host/#s3cr3t"])
    func `what a query or a fragment may hold is not shown`(text: String) {
        #expect {
            try BaseURL(text)
        } throws: { error in
            !"\(error)".contains("s3cr3t")
        }
    }

    @Test func `control characters in a message are visible`() {
        let error = AdminConfigurationError.invalidBaseURL("a\u{1B}", reason: "expected `https://host`")
        #expect("\(error)" == #"the base URL `a\u{1b}` cannot be used: expected `https://host`"#)
    }
}
