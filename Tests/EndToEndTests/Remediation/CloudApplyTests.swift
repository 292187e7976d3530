import Foundation
import Testing

/// `tenet apply` in the cloud dialect: enveloped policies, 202, and an application that goes on after it.
struct CloudApplyTests {
    private static let policy =
        #"{"id":"ips","type":"policy","attributes":{"type":"ip-allowlist","name":"Offices","status":"disabled","rule":{"in":["203.0.113.0/24"],"allowMobileBypass":false},"resources":[{"id":"r","applicationStatus":"applied","meta":{"atlassianAccountId":"a"},"links":{"ticket":"t"}}]}}"#

    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - id: vpn-allowed
            title: The enabled allowlist contains the VPN
            severity: high
            for: policy
            where: policy.type == "ip-allowlist"
            require: policy.?status.orValue("") == "enabled" && "198.51.100.7" in policy.?allowed.orValue([])
            remediate: { updatePolicy: { set: { status: enabled }, add: { rule.in: [198.51.100.7] } } }

        """

    private func apply(_ options: [String] = []) throws -> (result: Tenet.Result, journal: String) {
        let scratch = try Scratch()
        try scratch.file(
            "snapshot/organization.ndjson", #"{"id":"site-1","type":"orgs","attributes":{"name":"Site"}}"# + "\n")
        try scratch.file("snapshot/policies.ndjson", Self.policy + "\n")
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "site-1", "name": "Site"}, "dialect": "cloud",
             "taken_at": "2026-11-01T00:00:00Z", "complete": true,
             "files": {"organization": {"path": "organization.ndjson", "complete": true},
                       "policies": {"path": "policies.ndjson", "complete": true, "filter": null}}}
            """)
        try scratch.file("rules/rules.yaml", Self.rules)
        let server = try SimulatedServer(scratch.path("snapshot"), options)
        let connection = [
            "--org", "site-1", "--base-url", server.baseURL, "--dialect", "cloud", "--rate", "100000",
            "--operator-ip", "203.0.113.9", "--allow-weaken", "rule.in",
        ]
        let keys = ["TENET_API_KEY": server.token, "TENET_WRITE_API_KEY": server.token]
        let plan = try Tenet.run(
            ["plan", "-o", "plan.json"] + connection, environment: keys, folder: scratch.folder)
        #expect(plan.status == 0, "\(plan.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(scratch.read("plan.json").utf8)) as? [String: Any]
        let result = try Tenet.run(
            ["apply", "plan.json", "--approve", json?["digest"] as? String ?? "", "--state", scratch.path("state")]
                + ["--journal", "journal", "--verify-within", "3"] + connection,
            environment: keys, folder: scratch.folder)
        return (result, try scratch.read("journal"))
    }

    @Test func `both writes are sent whole, and waited for until they are applied`() throws {
        let (result, journal) = try apply()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("  verified       Offices (ip-allowlist ips)\n1 verified\n"))
        let records = try journal.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
        let bodies = try records.filter { $0["event"] as? String == "intent" }.map { record in
            let data = try JSONSerialization.data(
                withJSONObject: record["body"] ?? [:], options: [.sortedKeys, .withoutEscapingSlashes])
            return String(decoding: data, as: UTF8.self)
        }
        let body = { (status: String) in
            #"{"data":{"attributes":{"name":"Offices","resources":[{"id":"r","links":{"ticket":"t"},"meta":{"atlassianAccountId":"a"}}],"rule":{"allowMobileBypass":false,"in":["203.0.113.0/24","198.51.100.7"]},"status":"\#(status)","type":"ip-allowlist"},"id":"ips","type":"policy"}}"#
        }
        #expect(bodies == [body("disabled"), body("enabled")])
        let verified = records.filter { $0["event"] as? String == "verified" }
        #expect(verified.count == 2)
        #expect("\(verified)".contains("applied"))
        #expect(!"\(verified)".contains("applying"))
    }

    @Test func `with ETags both writes are made, and a change right before one is a conflict`() throws {
        #expect(try apply(["--etags"]).result.status == 0)
        let (result, journal) = try apply(
            ["--etags", "--fault", "meddle:name,when:before,operation:updatePolicy,after:1,times:1"])
        #expect(result.status == 6)
        #expect(result.output.contains("right before the write, which the server therefore did not make (412)"))
        #expect(journal.split(separator: "\n").count { $0.contains(#""event":"verified""#) } == 1)
    }

    @Test func `what others did stands in the report, from the stream of events`() throws {
        let (result, _) = try apply(["--fault", "meddle:name,operation:updatePolicy,after:1,times:1"])
        #expect(result.status == 7)
        #expect(result.output.contains("what the plan does not touch has changed too: `attributes.name`"))
        let lines = result.output.split(separator: "\n")
        let head = "not known to be this run's own, in the audit log since the plan was made at "
        let place = try #require(lines.firstIndex { $0.hasPrefix(head) })
        #expect(
            lines[(place + 1)...].map { $0.drop { $0 != "Z" } } == [
                "Z  policy_updated  by Somebody else (somebody-else)  on ips"
            ])
    }

    @Test func `a stream that cannot be read is said`() throws {
        let (done, _) = try apply(["--fault", "status:403,operation:pollEvents,after:2"])
        #expect(done.status == 0, "\(done.output)\(done.errors)")
        #expect(done.output.contains("the audit log could not be read whole: "))
    }

    @Test func `an update that is accepted and never applied is unknown`() throws {
        let (result, _) = try apply(["--fault", "accept:never,operation:updatePolicy"])
        #expect(result.status == 7)
        #expect(result.output.contains("  unknown        Offices (ip-allowlist ips)\n"))
        #expect(result.output.contains("the write was accepted, and the policy is still as before"))
    }
}
