import Foundation
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
        for secret in Self.secrets {
            #expect(!redacted.output.lowercased().contains(secret.lowercased()), "\(secret)")
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
