import Foundation
import JSON
import ScriptedServer
import Testing

/// `tenet publish webhook`, against a server on this machine.
struct PublishWebhookTests {
    private static let path = "/services/T0/s3cr3t"

    private static func report(_ scratch: Scratch) throws -> String {
        let path = scratch.path("report.json")
        let result = try Tenet.run("check", "--snapshot", "examples/acme", "--output", "json=\(path)")
        #expect(result.status == 1)
        return path
    }

    /// The report with other findings and members.
    private static func changed(
        _ scratch: Scratch, _ path: String, _ change: (inout [String: Any]) -> Void
    ) throws -> String {
        var report =
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any] ?? [:]
        change(&report)
        return try scratch.file(
            "changed.json", String(decoding: JSONSerialization.data(withJSONObject: report), as: UTF8.self)
        ).path()
    }

    private static func publish(_ path: String, to server: TestServer, _ format: String) throws -> Tenet.Result {
        try Tenet.run(
            "publish", "webhook", path, "--format", format, environment: ["TENET_WEBHOOK_URL": server.url + Self.path])
    }

    /// What one run sends, and its result; nil when it sends nothing.
    private static func sent(_ path: String, _ format: String) async throws -> (Tenet.Result, JSONValue?) {
        try await TestServer.run { _, _ in
            .answer(200, "ok")
        } _: { server in
            let result = try publish(path, to: server, format)
            #expect(server.requests.allSatisfy { $0.method == "POST" && $0.target == Self.path })
            #expect(server.requests.count <= 1)
            return (result, try server.requests.first.map { try JSONValue(parsing: $0.body) })
        }
    }

    private static func findings(_ report: [String: Any]) -> [[String: Any]] {
        report["findings"] as? [[String: Any]] ?? []
    }

    @Test func `without a baseline and a history every failing finding is new`() async throws {
        let scratch = try Scratch()
        let (result, message) = try await Self.sent(Self.report(scratch), "generic")
        #expect(result.status == 0)
        #expect(
            result.output
                == "sent generic: Acme Corporation: 22 new findings (3 critical, 6 high, 7 medium, 5 low, 1 info)\n")
        #expect(message?["new_findings_total"]?.int == 22)
        #expect(message?["new_findings"]?.array?.first?["severity"]?.string == "critical")
        #expect(message?["organization", "id"]?.string == (try Acme.id))
        #expect(message?["source"]?.string == "tenet")
    }

    @Test func `what the baseline accepts or the run before had is not new`() async throws {
        let scratch = try Scratch()
        let path = try Self.changed(scratch, Self.report(scratch)) { report in
            var findings = Self.findings(report)
            let known = findings.filter { $0["status"] as? String == "fail" }.compactMap {
                $0["fingerprint"] as? String
            }
            for index in findings.indices where findings[index]["fingerprint"] as? String == known[0] {
                findings[index]["baseline"] = "accepted"
            }
            report["findings"] = findings
            report["history"] = ["comparison": ["new": Array(known.prefix(3))]]
        }
        let (_, message) = try await Self.sent(path, "generic")
        #expect(message?["new_findings_total"]?.int == 2)
    }

    @Test func `nothing is sent of a run without news`() async throws {
        let scratch = try Scratch()
        let path = try Self.changed(scratch, Self.report(scratch)) { $0["history"] = ["comparison": ["new": []]] }
        let (result, message) = try await Self.sent(path, "slack")
        #expect(result == Tenet.Result(status: 0, output: "nothing is new: nothing was sent\n", errors: ""))
        #expect(message == nil)
    }

    @Test(arguments: [("complete", 1), ("exit_status", 3), ("exit_status", 4)])
    func `a run that could not see is told of, without a new finding`(key: String, value: Int) async throws {
        let scratch = try Scratch()
        let path = try Self.changed(scratch, Self.report(scratch)) { report in
            report["history"] = ["comparison": ["new": []]]
            report[key] = key == "complete" ? false as Any : value
        }
        let (result, message) = try await Self.sent(path, "generic")
        #expect(result.status == 0)
        #expect(message?["new_findings_total"]?.int == 0)
    }

    @Test(arguments: [("error", true), ("stale", true), ("unsupported", false)])
    func `a rule that could not be decided is told of, unless no API shows it`(
        reason: String, isTold: Bool
    ) async throws {
        let scratch = try Scratch()
        let path = try Self.changed(scratch, Self.report(scratch)) { report in
            report["history"] = ["comparison": ["new": []]]
            var rules = report["rules"] as? [[String: Any]] ?? []
            rules[0]["outcome"] = "undetermined"
            rules[0]["reasons"] = [["kind": reason, "text": "x"]]
            report["rules"] = rules
        }
        let (result, message) = try await Self.sent(path, "generic")
        #expect(result.status == 0)
        #expect((message != nil) == isTold)
    }

    @Test func `a message of Slack keeps its limits and holds names as plain text`() async throws {
        let scratch = try Scratch()
        let hostile =
            "<!channel> *bold* <https://evil.example|click> @here \u{202E}x " + String(repeating: "A", count: 9_000)
        let path = try Self.changed(scratch, Self.report(scratch)) { report in
            report["organization"] = ["id": "o", "name": hostile]
            report["findings"] = Self.findings(report).map { finding in
                var finding = finding
                finding["message"] = hostile
                return finding
            }
        }
        let (_, message) = try await Self.sent(path, "slack")
        let blocks = try #require(message?["blocks"]?.array)
        #expect(blocks.count == 12)
        for block in blocks {
            #expect(block["text", "type"]?.string == "plain_text")
            let length = block["text", "text"]?.string?.utf16.count ?? 0
            let limit = block["type"]?.string == "header" ? 150 : 3_000
            #expect(length > 0 && length <= limit)
        }
        let text = try #require(message?["text"]?.string)
        #expect(!text.contains("<") && !text.contains("\u{202E}") && text.contains("&lt;!channel&gt;"))
        #expect(blocks.last?["text", "text"]?.string == "… and 12 more in the report")
    }

    @Test(arguments: [
        ([429], 0, 2), ([503, 429], 0, 3), ([500], 7, 1), ([0], 7, 1), ([302], 4, 1), ([404], 4, 1), ([410], 4, 1),
        ([503, 503, 503, 503, 503], 4, 5),
    ])
    func `a message is sent again only where it was not taken`(failures: [Int], status: Int32, requests: Int)
        async throws
    {
        let scratch = try Scratch()
        let path = try Self.report(scratch)
        try await TestServer.run { request, number in
            guard number < failures.count else { return .answer(200, "ok") }
            if failures[number] == 0 { return .reset }
            return .answer(
                failures[number], "http://127.0.0.1\(request.target)",
                headers: [("Retry-After", "0"), ("Location", "/elsewhere")])
        } _: { server in
            let result = try Self.publish(path, to: server, "slack")
            #expect(result.status == status, "\(result.errors)")
            #expect(server.requests.count == requests)
            #expect(!result.errors.contains("s3cr3t"), "\(result.errors)")
        }
    }

    @Test(arguments: [
        ("", 64, "no address"), ("http://example.com/s3cr3t", 64, "expected `https`"),
        ("https://me:s3cr3t@example.com/", 64, "holds credentials"), ("s3cr3t", 64, "expected an address"),
    ])
    func `a wrong address is told without showing it`(url: String, status: Int32, text: String) throws {
        let scratch = try Scratch()
        let result = try Tenet.run(
            "publish", "webhook", Self.report(scratch), environment: ["TENET_WEBHOOK_URL": url])
        #expect(result.status == status)
        #expect(result.errors.contains(text) && !result.errors.contains("s3cr3t"), "\(result.errors)")
    }

    @Test func `a file that no check wrote is invalid`() throws {
        let scratch = try Scratch()
        try scratch.file("odd.json", #"{"version":1}"#)
        let result = try Tenet.run(
            "publish", "webhook", scratch.path("odd.json"), environment: ["TENET_WEBHOOK_URL": "https://127.0.0.1/"])
        #expect(result.status == 2)
    }

    @Test func `a proxy of the environment is asked for a tunnel and sees no secret`() async throws {
        let scratch = try Scratch()
        let path = try Self.report(scratch)
        try await TestServer.run { _, _ in
            .answer(403, "not for you")
        } _: { server in
            let environment = [
                "TENET_WEBHOOK_URL": "https://hooks.example.com\(Self.path)",
                "HTTPS_PROXY": "http://user:pass@127.0.0.1:\(server.port)",
            ]
            let result = try Tenet.run("publish", "webhook", path, environment: environment)
            #expect(result.status == 4)
            #expect(result.errors.contains("the proxy did not open a tunnel"), "\(result.errors)")
            #expect(!result.errors.contains("s3cr3t") && !result.errors.contains("pass"))
            #expect(!server.requests.isEmpty)
            for request in server.requests {
                #expect("\(request.method) \(request.target)" == "CONNECT hooks.example.com:443")
                #expect(request.headers["proxy-authorization"] == "Basic dXNlcjpwYXNz")
                #expect(request.body.isEmpty)
            }
        }
    }

    @Test func `through a tunnel TLS ends at the webhook, and the proxy sees nothing of it`() async throws {
        let scratch = try Scratch()
        let path = try Self.report(scratch)
        let file = try scratch.file("ca.pem", TestCertificate.certificate).path()
        try await TestServer.run(tls: try TestCertificate.serverContext(), { _, _ in .answer(200, "ok") }) { server in
            try await TunnelProxy.run(to: server.port) { proxy, port in
                func publish(_ more: String..., host: String = "hooks.example.com") throws -> Tenet.Result {
                    try Tenet.run(
                        ["publish", "webhook", path] + more,
                        environment: [
                            "TENET_WEBHOOK_URL": "https://\(host)\(Self.path)",
                            "HTTPS_PROXY": "http://user:pass@127.0.0.1:\(port)",
                        ])
                }
                let trusted = try publish("--ca-file", file)
                #expect(trusted.status == 0, "\(trusted.errors)")
                #expect(server.requests.map { "\($0.method) \($0.target)" } == ["POST \(Self.path)"])
                #expect(server.requests.first?.headers["proxy-authorization"] == nil)
                #expect(proxy.heads.first?.hasPrefix("CONNECT hooks.example.com:443 HTTP/1.1\r\n") == true)
                // A record of TLS begins with its kind, 22 for a handshake.
                #expect(proxy.bytes.first == 22)
                #expect(!String(decoding: proxy.bytes, as: UTF8.self).contains("s3cr3t"))

                // The system does not trust the certificate, and it is for other hosts.
                for refused in [try publish(), try publish("--ca-file", file, host: "other.example.com")] {
                    #expect(refused.status == 4)
                    #expect(refused.errors.contains("its certificate is not trusted"), "\(refused.errors)")
                }
                #expect(server.requests.count == 1)
            }
        }
        let unreadable = try Tenet.run(
            "publish", "webhook", path, "--ca-file", path, environment: ["TENET_WEBHOOK_URL": "https://localhost/x"])
        #expect(unreadable.status == 2 && unreadable.errors.contains("cannot read certificates from `\(path)`"))
    }

    @Test func `this machine is asked without the proxy of the environment`() async throws {
        let scratch = try Scratch()
        let path = try Self.report(scratch)
        try await TestServer.run { _, _ in
            .answer(200, "ok")
        } _: { server in
            let result = try Tenet.run(
                "publish", "webhook", path,
                environment: [
                    "TENET_WEBHOOK_URL": server.url + Self.path, "HTTPS_PROXY": "http://127.0.0.1:1",
                    "HTTP_PROXY": "http://127.0.0.1:1",
                ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(server.requests.map(\.method) == ["POST"])
        }
    }

    @Test func `a proxy of another kind is told without its password`() throws {
        let scratch = try Scratch()
        let path = try Self.report(scratch)
        for proxy in ["socks5://user:hunter22@proxy.example:1", "https://user:hunter22@proxy.example"] {
            let environment = ["TENET_WEBHOOK_URL": "https://hooks.example.com/x", "HTTPS_PROXY": proxy]
            let result = try Tenet.run("publish", "webhook", path, environment: environment)
            #expect(result.status == 64)
            #expect(result.errors.contains("the proxy from the environment cannot be used"), "\(result.errors)")
            #expect(!result.errors.contains("hunter22"))
        }
    }
}
