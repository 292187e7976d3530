import Foundation
import JSON
import ScriptedServer
import Synchronization
import Testing

/// `tenet publish bitbucket`, against a server that enforces what Bitbucket does.
struct PublishBitbucketTests {
    private static let commit = "0123456789abcdef0123456789abcdef01234567"
    private static let place = ["--workspace", "acme", "--repository", "site", "--commit", commit]
    private static let token = "s3cr3t-t0ken"

    /// What a check of the example wrote.
    private static func insights(_ scratch: Scratch) throws -> String {
        let path = scratch.path("insights.json")
        let result = try Tenet.run("check", "--snapshot", "examples/acme", "--output", "bitbucket=\(path)")
        #expect(result.status == 1)
        return path
    }

    private static func publish(
        _ path: String, to server: TestServer, _ arguments: [String] = [], environment: [String: String]? = nil
    ) throws -> Tenet.Result {
        try Tenet.run(
            ["publish", "bitbucket", path, "--base-url", server.url] + place + arguments,
            environment: environment ?? ["TENET_BITBUCKET_TOKEN": token])
    }

    @Test func `the report and its annotations are on the commit`() async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let bitbucket = LocalBitbucket(authorization: "Bearer \(Self.token)")
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let result = try Self.publish(path, to: server)
            let id = try Acme.id
            #expect(
                result
                    == Tenet.Result(
                        status: 0,
                        output:
                            "published the report tenet-\(id) with 23 annotations on acme/site, commit \(Self.commit)\n",
                        errors: ""))
            #expect(server.requests.map(\.method) == ["DELETE", "PUT", "POST"])
        }
        #expect(bitbucket.report?["result"]?.string == "FAILED")
        #expect(bitbucket.report?["link"] == nil)
        let failed = AcmeTests.failing.values.reduce(0) { $0 + $1.count }
        #expect(bitbucket.annotations.values.count { $0["result"]?.string == "FAILED" } == failed)
        #expect(bitbucket.annotations.values.count { $0["result"]?.string == "SKIPPED" } == 1)
    }

    @Test func `in Pipelines the proxy adds the credentials and the environment names the commit`() async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let bitbucket = LocalBitbucket(authorization: nil, prefix: "http://api.bitbucket.org")
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let result = try Tenet.run(
                "publish", "bitbucket", path, "--proxy", server.url,
                environment: [
                    "BITBUCKET_WORKSPACE": "acme", "BITBUCKET_REPO_SLUG": "site", "BITBUCKET_COMMIT": Self.commit,
                    "BITBUCKET_BUILD_NUMBER": "17",
                ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(server.requests.map { $0.headers["host"] ?? "" } == Array(repeating: "api.bitbucket.org", count: 3))
        }
        #expect(bitbucket.annotations.count == 23)
        #expect(bitbucket.report?["link"]?.string == "https://bitbucket.org/acme/site/pipelines/results/17")
    }

    @Test func `a later run leaves nothing of the one before`() async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let fewer = scratch.path("fewer.json")
        _ = try Tenet.run(
            "check", "--snapshot", "examples/acme", "--rule", "org-admins-few", "--output", "bitbucket=\(fewer)")
        let bitbucket = LocalBitbucket(authorization: "Basic \(Data("me:\(Self.token)".utf8).base64EncodedString())")
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let environment = ["TENET_BITBUCKET_TOKEN": "me:\(Self.token)"]
            let first = try Self.publish(path, to: server, environment: environment)
            let second = try Self.publish(fewer, to: server, environment: environment)
            #expect([first.status, second.status] == [0, 0])
        }
        #expect(bitbucket.annotations.count == 1)
    }

    @Test func `a thousand annotations are posted and the rest is counted`() async throws {
        let users = (0..<1_234).map { #"{"account_id":"u\#($0)","account_status":"closed","name":"\#($0)"}"# }
        let organization = try TinyOrganization(users: users)
        let path = organization.scratch.path("insights.json")
        #expect(try organization.check("--output", "bitbucket=\(path)").status == 1)
        let bitbucket = LocalBitbucket(authorization: "Bearer \(Self.token)")
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let result = try Self.publish(path, to: server)
            #expect(result.status == 0, "\(result.errors)")
            #expect(server.requests.count == 12)
        }
        #expect(bitbucket.annotations.count == 1_000)
        #expect(bitbucket.report?["details"]?.string?.contains("… and 234 more") == true)
    }

    @Test(arguments: [[429], [503, 500, 502], [404, 0, 504], [408]])
    func `what may pass is tried again, and nothing is there twice`(failures: [Int]) async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let bitbucket = LocalBitbucket(authorization: "Bearer \(Self.token)", failures: failures)
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let result = try Self.publish(path, to: server)
            #expect(result.status == 0, "\(result.errors)")
            #expect(server.requests.count == 3 + failures.count - (failures.first == 404 ? 1 : 0))
        }
        #expect(bitbucket.annotations.count == 23)
    }

    @Test(arguments: [
        ([401], 4, 1), ([403], 4, 1), ([302], 4, 1), ([503, 503, 503, 503, 503], 4, 5), ([404, 400], 4, 2),
        ([500, 500, 500, 500, 500], 7, 5), ([0, 0, 0, 0, 0], 7, 5), ([204, 400], 7, 2),
    ])
    func `the status tells how much was taken, and no message tells the token`(
        failures: [Int], status: Int32, requests: Int
    ) async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let bitbucket = LocalBitbucket(
            authorization: "Bearer \(Self.token)", failures: failures, echo: "no \(Self.token) \u{1B}[2J")
        try await TestServer.run { request, _ in
            bitbucket.reply(to: request)
        } _: { server in
            let result = try Self.publish(path, to: server)
            #expect(result.status == status, "\(result.errors)")
            #expect(server.requests.count == requests)
            #expect(result.output.isEmpty && result.errors.hasPrefix("tenet: cannot "))
            #expect(!result.errors.contains(Self.token) && !result.errors.contains("\u{1B}"))
        }
        #expect(bitbucket.report == nil)
    }

    @Test func `nobody listening is told`() throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let result = try Tenet.run(
            ["publish", "bitbucket", path, "--base-url", "http://127.0.0.1:1"] + Self.place,
            environment: ["TENET_BITBUCKET_TOKEN": Self.token])
        #expect(result.status == 4)
        #expect(result.errors.contains("cannot be reached"), "\(result.errors)")
    }

    @Test(arguments: [
        ([], [:], 4, "no credentials"),
        (["--commit", "HEAD"], ["TENET_BITBUCKET_TOKEN": token], 64, "hash of a commit"),
        (["--workspace", ".."], ["TENET_BITBUCKET_TOKEN": token], 64, "name of a workspace"),
        (["--base-url", "http://example.com"], ["TENET_BITBUCKET_TOKEN": token], 64, "expected `https`"),
        (["--base-url", "https://\(token)@example.com"], ["TENET_BITBUCKET_TOKEN": token], 64, "holds credentials"),
        (["--proxy", "nonsense"], [:], 64, "expected a proxy"), (["--token-file", "/dev/null"], [:], 4, "is empty"),
    ])
    func `what is not said or wrong is told before anything is sent`(
        arguments: [String], environment: [String: String], status: Int32, text: String
    ) throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        let result = try Tenet.run(
            ["publish", "bitbucket", path] + Self.place + arguments, environment: environment)
        #expect(result.status == status)
        #expect(result.errors.contains(text) && !result.errors.contains(Self.token), "\(result.errors)")
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"report_id":"x","report":{"result":"PASSED"}}"#,
        #"{"report_id":"x","report":{"result":"PASSED"},"annotations":[[]]}"#,
        #"{"report_id":"x","report":{"result":"PASSED"},"annotations":[[1]]}"#,
        #"{"report_id":"","report":{"result":"PASSED"},"annotations":[]}"#,
    ])
    func `a file that no check wrote is invalid`(text: String) throws {
        let scratch = try Scratch()
        try scratch.file("odd.json", text)
        let result = try Tenet.run(
            ["publish", "bitbucket", scratch.path("odd.json")] + Self.place,
            environment: ["TENET_BITBUCKET_TOKEN": Self.token])
        #expect(result.status == 2)
    }

    @Test(.timeLimit(.minutes(20))) func `an interruption ends the wait for another try`() async throws {
        let scratch = try Scratch()
        let path = try Self.insights(scratch)
        try await TestServer.run { _, _ in
            .answer(503, headers: [("Retry-After", "50")])
        } _: { server in
            let process = try Tenet.process(
                ["publish", "bitbucket", path, "--base-url", server.url] + Self.place,
                environment: ["TENET_BITBUCKET_TOKEN": Self.token])
            process.standardError = FileHandle.nullDevice
            try process.run()
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
            try await Task.sleep(for: .milliseconds(200))
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            #expect(server.requests.count == 1)
        }
    }
}
