import Foundation
import ScriptedServer
import Testing

/// `tenet check` where something goes wrong on the way, in both dialects: never a pass.
@Suite(.serialized) struct FaultRunTests {
    private func check(
        _ server: SimulatedServer, _ dialect: String, _ arguments: [String] = [], folder: URL? = nil
    ) throws -> Tenet.Result {
        try Tenet.run(
            [
                "check", "--base-url", server.baseURL, "--dialect", dialect, "--org", try Acme.id, "--rate", "1000",
                "--rules", Tenet.package.appending(path: "rules").path(),
            ] + arguments, environment: ["TENET_API_KEY": server.token], folder: folder)
    }

    static let faults = [
        "limit:seconds,wait:3600", "limit:date,wait:3600", "limit:reset,wait:3600", "limit:reset-minutes,wait:3600",
        "limit:none", "status:503", "drop:body", "body:truncated", "body:html", "body:shape", "huge:3000000000",
        "next:repeated", "items:missing", "redirect:foreign", "expire:1", "die:1",
    ]

    /// Each in one of the dialects.
    @Test(arguments: zip(faults, faults.indices.map { $0 % 2 == 0 ? "reference" : "cloud" }))
    func `a fault among the users leaves their rule undetermined`(fault: String, dialect: String) throws {
        let operation = dialect == "cloud" ? "searchDirectoryUsers" : "getDirectoryUsers"
        let isCounted =
            fault.contains("next") || fault.contains("items") || fault.contains("expire") || fault.contains("die")
        let server = try SimulatedServer(
            "examples/acme",
            [
                "--page-size", "10", "--dialect", dialect, "--fault",
                "\(fault),operation:\(operation)\(isCounted ? "" : ",after:1")",
            ])
        // Every user there is meets it.
        let scratch = try Scratch()
        try scratch.file("rules.yaml", TinyOrganization.rule("require: user.account_type != 'nothing'"))
        let result = try check(
            server, dialect, ["--rules", scratch.path("rules.yaml"), "--output", "json", "--rule", "accounts-active"])
        #expect(result.status == 3, "\(result.errors)\(result.output)")
        #expect(result.output.contains(#""outcome":"undetermined""#))
        #expect(result.output.contains(#""complete": false"#))
        #expect(!result.output.contains(server.token))
    }

    @Test func `a 3 GB answer takes no memory`() throws {
        let server = try SimulatedServer("examples/acme", ["--fault", "huge:3000000000,operation:getDirectoryUsers"])
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
            try Tenet.executable.path(), "check", "--base-url", server.baseURL, "--dialect", "reference", "--org",
            try Acme.id, "--rule", "accounts-have-names",
        ]
        process.environment = ["PATH": "/usr/bin:/bin", "TENET_API_KEY": server.token]
        process.currentDirectoryURL = Tenet.package
        let output = try scratch.file("output")
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        let kilobytes = try #require(Int(try scratch.read("output").trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kilobytes < 300_000)
    }

    @Test func `an interruption leaves neither a report nor a snapshot`() throws {
        let server = try SimulatedServer(
            "examples/acme", ["--fault", "delay:60,operation:getUserRoleAssignments,after:3"])
        let scratch = try Scratch()
        try scratch.file("old/keep.txt", "kept")
        for command in [["check", "--output", "json=report.json"], ["snapshot", "taken"]] {
            let process = try Tenet.process(
                command + [
                    "--base-url", server.baseURL, "--dialect", "reference", "--org", try Acme.id, "--rate", "1000",
                    "--rules", Tenet.package.appending(path: "rules").path(),
                ], environment: ["TENET_API_KEY": server.token], folder: scratch.folder)
            let output = try scratch.file("output")
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: 4)
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            #expect(try scratch.read("output") == "")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path()).sorted()
        #expect(left == ["old", "output"])
    }

    @Test func `a proxy comes from the environment, and sees no credential`() async throws {
        try await TestServer.run({ _, _ in .answer(502, "no") }) { proxy in
            let result = try Tenet.run(
                "check", "--org", "o1", "--base-url", "https://admin.example/admin", "--dialect", "cloud", "--rule",
                "accounts-have-names",
                environment: [
                    "TENET_API_KEY": "marker-4711", "HTTPS_PROXY": "http://user:pass@127.0.0.1:\(proxy.port)",
                ])
            #expect(result.status == 4)
            #expect(result.errors.contains("the proxy did not open a tunnel"))
            #expect(!result.errors.contains("marker-4711") && !result.errors.contains("pass"))
            #expect(proxy.requests.first.map { "\($0.method) \($0.target)" } == "CONNECT admin.example:443")
            #expect(proxy.requests.allSatisfy { $0.headers["authorization"] == nil })
        }
    }

    @Test func `through a tunnel TLS ends at the server, and the proxy sees nothing of it`() async throws {
        let scratch = try Scratch()
        let file = try scratch.file("ca.pem", TestCertificate.certificate).path()
        try await TestServer.run(
            tls: try TestCertificate.serverContext(),
            { request, _ in
                request.target == "/admin/v1/orgs/tiny-1"
                    ? .answer(200, #"{"id":"tiny-1"}"#) : .answer(200, #"{"data":[],"links":{}}"#)
            }
        ) { server in
            try await TunnelProxy.run(to: server.port) { proxy, port in
                func check(_ host: String, _ more: String...) throws -> Tenet.Result {
                    try Tenet.run(
                        [
                            "check", "--org", "tiny-1", "--base-url", "https://\(host)/admin", "--dialect", "reference",
                            "--rule", "domain-claims-verified",
                        ] + more,
                        environment: [
                            "TENET_API_KEY": "marker-4711", "HTTPS_PROXY": "http://user:pass@127.0.0.1:\(port)",
                        ])
                }
                let trusted = try check("admin.example", "--ca-file", file)
                #expect(trusted.status != 4, "\(trusted.errors)")
                #expect(server.targets.first == "/admin/v1/orgs/tiny-1")
                let authorizations = Set(server.requests.map { $0.headers["authorization"] })
                #expect(authorizations == ["Bearer marker-4711"])
                #expect(server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })
                #expect(proxy.heads.allSatisfy { $0.hasPrefix("CONNECT admin.example:443 HTTP/1.1\r\n") })
                #expect(!String(decoding: proxy.bytes, as: UTF8.self).contains("marker-4711"))
                #expect(!proxy.heads.joined().contains("marker-4711"))

                let seen = server.requests.count
                for (refused, why) in [
                    (try check("admin.example"), "its certificate is not trusted"),
                    (try check("other.example", "--ca-file", file), "its certificate is for another host"),
                ] {
                    #expect(refused.status == 4)
                    #expect(refused.errors.contains(why), "\(refused.errors)")
                }
                #expect(server.requests.count == seen)
            }
        }
    }

    @Test func `a private certificate is unknown until it is named`() async throws {
        let scratch = try Scratch()
        let file = try scratch.file("ca.pem", TestCertificate.certificate).path()
        try await TestServer.run(
            tls: try TestCertificate.serverContext(),
            { request, _ in
                request.target == "/v1/orgs/tiny-1"
                    ? .answer(200, #"{"id":"tiny-1"}"#) : .answer(200, #"{"data":[],"links":{}}"#)
            }
        ) { server in
            func check(_ more: String...) throws -> Tenet.Result {
                try Tenet.run(
                    [
                        "check", "--org", "tiny-1", "--base-url", "https://localhost:\(server.port)", "--dialect",
                        "reference", "--rule", "domain-claims-verified",
                    ] + more, environment: ["TENET_API_KEY": "key"])
            }
            let unknown = try check()
            #expect(unknown.status == 4)
            #expect(unknown.errors.contains("its certificate is not trusted"))
            #expect(server.requests.isEmpty)
            let known = try check("--ca-file", file)
            #expect(known.status != 4, "\(known.errors)")
            #expect(server.targets.contains("/v1/orgs/tiny-1/domains"))
        }
    }
}
