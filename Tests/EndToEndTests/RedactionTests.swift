import Foundation
import ScriptedServer
import Testing

/// `--redact`, in every format of the built program.
struct RedactionTests {
    private static let secrets = [
        "Zebedee", "Quux-Markson", "zeb.marker", "marker-corp", "Zeb Nick", "Approva Bigwig", "ATATT3x",
    ]

    private static let user =
        #"{"account_id":"u1","account_type":"atlassian","account_status":"closed","name":"Zebedee Quux-Markson","#
        + #""nickname":"Zeb Nick","email":"Zeb.Marker@marker-corp.example"}"#

    private static let rules = """
        apiVersion: tenet/v1
        params:
          owner: { type: string, default: zeb.marker@marker-corp.example }
        rules:
          - id: accounts-active
            title: Every account is active, says zeb.marker@marker-corp.example
            severity: medium
            tags: [zeb.marker@marker-corp.example]
            rationale: Ask zeb.marker@marker-corp.example
            help: Ask zeb.marker@marker-corp.example
            for: user
            require: user.account_status == 'active' && user.name != "" && params.owner != user.?email.orValue("")
            message: "${user.name} <${user.?email.orValue(\\"\\")}> (${user}) ATATT3xFfGF0abcdefghij is closed"

        """

    private static let waivers = """
        apiVersion: tenet/v1
        waivers:
          - rule: accounts-active
            where: user.?email.orValue('') == 'zeb.marker@marker-corp.example'
            reason: Zebedee Quux-Markson asked for it
            approver: Approva Bigwig
            ticket: SEC-1
            expires: \(WaiverTests.day(9))

        """

    private static func organization() throws -> TinyOrganization {
        let rules = Self.rules.replacing("(${user})", with: "(${[user.name]})")
        let tiny = try TinyOrganization(users: [user, user.replacing("u1", with: "u2")], rules: rules)
        try tiny.scratch.file("waivers.yaml", waivers)
        return tiny
    }

    private static let formats = [
        "text", "json", "ndjson", "sarif", "junit", "markdown", "html", "csv", "github", "gitlab", "bitbucket", "oscal",
        "ocsf", "prometheus",
    ]

    @Test(arguments: formats)
    func `no format shows who people are`(format: String) throws {
        let tiny = try Self.organization()
        let plain = try tiny.check("--output", format, "--waivers", "waivers.yaml")
        let redacted = try tiny.check("--output", format, "--waivers", "waivers.yaml", "--redact")
        #expect(plain.status == redacted.status)
        #expect(plain.errors == redacted.errors)
        if format != "prometheus" { #expect(Self.secrets.contains { plain.output.contains($0) }) }
        Self.expectNone(of: Self.secrets, in: redacted.output)
    }

    /// Not as they are, nor percent-encoded or in base 64, whatever stands before them.
    private static func expectNone(
        of secrets: [String], in text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for secret in secrets {
            let encoded = (0..<3).map { offset in
                // Of its base 64, what does not depend on what stands around it.
                let shifted = Data(repeating: 0, count: offset) + Data(secret.utf8)
                return String(shifted.base64EncodedString().dropFirst(4).dropLast(4))
            }
            let escaped = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
            for form in [secret, escaped] {
                #expect(!text.lowercased().contains(form.lowercased()), "\(form)", sourceLocation: sourceLocation)
            }
            for form in encoded { #expect(!text.contains(form), "\(secret)", sourceLocation: sourceLocation) }
        }
    }

    @Test func `what is published of a redacted run does not show who people are`() async throws {
        let tiny = try Self.organization()
        let outputs = ["--output", "json=report.json", "--output", "bitbucket=insights.json"]
        let check = try Tenet.run(
            ["check", "--snapshot", tiny.snapshot, "--redact"] + outputs, folder: tiny.scratch.folder)
        #expect(check.status == 1, "\(check.errors)")
        let folder = tiny.scratch.folder
        try await TestServer.run({ _, _ in .answer(200, "{}") }) { server in
            for arguments in [
                ["webhook", "report.json", "--format", "generic"], ["webhook", "report.json", "--format", "slack"],
                [
                    "bitbucket", "insights.json", "--base-url", server.url, "--workspace", "w", "--repository", "r",
                    "--commit", "0123456789abcdef",
                ],
            ] {
                let result = try Tenet.run(
                    ["publish"] + arguments,
                    environment: ["TENET_WEBHOOK_URL": server.url + "/hook", "TENET_BITBUCKET_TOKEN": "n:t"],
                    folder: folder)
                #expect(result.status == 0, "\(result.errors)")
                Self.expectNone(of: Self.secrets, in: result.output + result.errors)
            }
            #expect(server.requests.count == 5)
            for request in server.requests { Self.expectNone(of: Self.secrets, in: request.target + request.body) }
            #expect(server.requests.contains { $0.body.contains("email-") })
        }
    }

    @Test func `a history and a baseline know no names, redacted or not`() throws {
        let tiny = try Self.organization()
        for options in [[], ["--redact"]] {
            let check = try Tenet.run(
                ["check", "--snapshot", tiny.snapshot, "--history", "h.db"] + options, folder: tiny.scratch.folder)
            #expect(check.status == 1, "\(check.errors)")
        }
        let written = try Tenet.run(
            "baseline", "write", "--snapshot", tiny.snapshot, "--baseline", "b.json", folder: tiny.scratch.folder)
        #expect(written.output == "accepted 2 findings\n")
        for name in ["h.db", "h.db-wal", "b.json"] {
            guard let data = try? Data(contentsOf: tiny.scratch.folder.appending(path: name)) else { continue }
            Self.expectNone(of: Self.secrets, in: String(decoding: data, as: UTF8.self))
        }
        for command in ["list", "show", "trend"] {
            let result = try Tenet.run("history", command, "--history", "h.db", folder: tiny.scratch.folder)
            #expect(result.status == 0)
            Self.expectNone(of: Self.secrets, in: result.output)
        }
    }

    @Test func `the same person has the same mark in a report and another in the next`() throws {
        let tiny = try Self.organization()
        func marks(_ environment: [String: String] = [:]) throws -> Set<String> {
            let output = try tiny.check("--output", "json", "--redact", environment: environment).output
            let json = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            let findings = try #require(json["findings"] as? [[String: Any]])
            #expect(findings.count == 2)
            return Set(findings.compactMap { ($0["resource"] as? [String: Any])?["name"] as? String })
        }
        let (first, second) = (try marks(), try marks())
        #expect(first.count == 1 && first != second)
        #expect(first.allSatisfy { $0.hasPrefix("name-") })
        let key = ["TENET_REDACT_KEY": "k"]
        // printf 'zebedee quux-markson' | openssl dgst -sha256 -hmac k
        #expect(try marks(key) == ["name-204f748bd724"])
    }

    @Test func `fingerprints stay those of the resources`() throws {
        let tiny = try Self.organization()
        func fingerprints(_ arguments: String...) throws -> [String] {
            let output = try Tenet.run(
                ["check", "--snapshot", tiny.snapshot, "--output", "json"] + arguments, folder: tiny.scratch.folder
            ).output
            let json = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            return try #require(json["findings"] as? [[String: Any]]).compactMap { $0["fingerprint"] as? String }
        }
        #expect(try fingerprints() == fingerprints("--redact"))
    }
}
