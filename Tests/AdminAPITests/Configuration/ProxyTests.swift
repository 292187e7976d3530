import Logging
import ScriptedServer
import Testing

@testable import AdminAPI

/// Which proxy the environment names, and what it gets to see.
struct ProxyTests {
    private static let proxied = "https://api.example/admin"

    @Test(arguments: [
        (["HTTPS_PROXY": "http://proxy.example:3128"], "proxy.example:3128"),
        (["https_proxy": "proxy.example:8080", "HTTPS_PROXY": "http://other.example"], "proxy.example:8080"),
        (["HTTPS_PROXY": "http://user:p%40ss@proxy.example:1/"], "proxy.example:1"),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "other.example,pi.example"], "proxy.example:80"),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "api.example:8443"], "proxy.example:80"),
        (["HTTPS_PROXY": "http://[::1]:3128"], "::1:3128"),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "*"], nil),
        (["HTTPS_PROXY": "http://proxy.example", "no_proxy": "x, API.example"], nil),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": ".example"], nil),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "*.example"], nil),
        (["HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "api.example:443"], nil),
        (["HTTPS_PROXY": ""], nil), (["HTTP_PROXY": "http://proxy.example"], nil), ([:], nil),
    ])
    func `the environment names the proxy`(environment: [String: String], place: String?) throws {
        let proxy = try Proxy.fromEnvironment(environment, for: BaseURL(Self.proxied))
        #expect(proxy.map { "\($0.host):\($0.port)" } == place)
    }

    @Test(arguments: ["http://localhost:8080", "http://127.0.0.1:1", "https://localhost", "https://[::1]"])
    func `this machine is never asked through a proxy`(url: String) throws {
        let environment = ["HTTPS_PROXY": "http://proxy.example", "HTTP_PROXY": "http://proxy.example"]
        #expect(try Proxy.fromEnvironment(environment, for: BaseURL(url)) == nil)
    }

    @Test(arguments: [
        ("https://hooks.example.com/services/x?y=1", [:], "proxy.example:80"),
        ("https://hooks.example.com", ["NO_PROXY": "example.com"], nil),
        ("http://hooks.example.com/x", ["HTTP_PROXY": "http://other.example"], nil),
        ("https://127.0.0.1:8443/x", [:], nil), ("nonsense", [:], nil),
    ])
    func `any address of the web may have a proxy`(address: String, more: [String: String], place: String?) throws {
        let environment = ["HTTPS_PROXY": "http://proxy.example"].merging(more) { $1 }
        let proxy = try Proxy.fromEnvironment(environment, forAddress: address)
        #expect(proxy.map { "\($0.host):\($0.port)" } == place)
    }

    @Test func `credentials of a proxy are decoded`() throws {
        let proxy = try Proxy("http://user:p%40ss:word@proxy.example")
        #expect(proxy.credentials?.name == "user")
        #expect(proxy.credentials?.password == "p@ss:word")
    }

    @Test(arguments: [
        "https://proxy.example", "socks5://proxy.example", "http://", "http://u:s3cr3t@pro xy", "http://p:x",
    ])
    func `a proxy of another kind is refused, without its password`(text: String) {
        #expect {
            try Proxy.fromEnvironment(["HTTPS_PROXY": text], for: BaseURL(Self.proxied))
        } throws: { error in
            "\(error)" == "the proxy from the environment cannot be used: expected `http://host:port`"
        }
    }

    @Test func `a proxy is asked for a tunnel and does not see the credential`() async throws {
        try await TestServer.run({ _, _ in .answer(502, "no") }) { server async throws in
            var settings = try configuration(for: "https://admin.example/admin")
            settings.proxy = try Proxy("http://user:pass@127.0.0.1:\(server.port)")
            settings.retry.attempts = 2
            try await withAdminClient(settings, logger: Logger(label: "test")) { client async throws in
                let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
                #expect(
                    error?.description
                        == "no answer: https://admin.example through the proxy 127.0.0.1:\(server.port): the proxy did not open a tunnel (getOrganizationById, GET /admin/v1/orgs/o1, 2 attempts)"
                )
            }
            #expect(
                server.requests.map { "\($0.method) \($0.target)" } == [
                    "CONNECT admin.example:443", "CONNECT admin.example:443",
                ])
            #expect(server.requests[0].headers["proxy-authorization"] == "Basic dXNlcjpwYXNz")
            #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
        }
    }
}
