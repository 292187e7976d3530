import Foundation
import Testing

/// What the audit log tells `plan` and `apply`, over a socket.
struct AuditTests {
    @Test func `what others did to the policies of the plan stands in the report`() async throws {
        let site = try RemediationSite(["--fault", "meddle:name,operation:updatePolicy,after:1,times:1"])
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 7)
        #expect(result.output.contains("  verified       Guests"))
        let lines = result.output.split(separator: "\n")
        let head = "not known to be this run's own, in the audit log since the plan was made at "
        let place = try #require(lines.firstIndex { $0.hasPrefix(head) })
        #expect(
            lines[(place + 1)...].map { $0.drop { $0 != "Z" } } == [
                "Z  policy_updated  by Somebody else (somebody-else)  on ips"
            ])
    }

    @Test func `where it cannot be told who of two this run was, both are shown`() async throws {
        let site = try RemediationSite(["--fault", "meddle:name,operation:updatePolicy,times:1"])
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 7)
        #expect(result.output.contains("  applied        Guests"))
        #expect(result.output.contains("  policy_updated  by API key (simulator)  on ext\n"))
        #expect(result.output.contains("  policy_updated  by Somebody else (somebody-else)  on ext\n"))
    }

    @Test func `JSON has every entry, this run's own among them`() async throws {
        let site = try RemediationSite(["--fault", "meddle:name,operation:updatePolicy,after:1,times:1"])
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest, "--output", "json")
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let audit = try #require(json?["audit"] as? [String: Any])
        #expect(audit["complete"] as? Bool == true)
        let entries = try #require(audit["entries"] as? [[String: Any]]).map { entry in
            let actor = (entry["actor"] as? [String: Any])?["id"] as? String ?? ""
            return "\(entry["policies"] as? [String] ?? []) \(actor) \(entry["own"] as? Bool ?? false)"
        }
        #expect(entries == [#"["ext"] simulator true"#, #"["ips"] simulator true"#, #"["ips"] somebody-else false"#])
    }

    @Test func `where nobody else did anything, that is said`() throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(
            result.output.contains(
                "\nthe audit log names nobody else at these policies since the plan was made at "), "\(result.output)")
    }

    /// Why the log cannot be read, once it is asked for what became of the writes.
    @Test(arguments: ["status:403", "body:malformed", "drop:answer,times:9"])
    func `where the log cannot be read, that is said`(fault: String) throws {
        let site = try RemediationSite(["--fault", "\(fault),operation:getOrganizationEvents,after:2"])
        let digest = try site.plan()
        let result = try site.apply("plan.json", "--approve", digest)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\nthe audit log could not be read whole: "))
        #expect(
            result.output.hasSuffix("\nwhether others changed these policies since the plan was made is not known\n"))
    }

    @Test func `whoever worked of late is not locked out unless the plan and the approval accept it`() async throws {
        let site = try RemediationSite(events: [
            RemediationSite.event("e1", ago: 3_600, by: "amy", at: "192.0.2.7"),
            RemediationSite.event("e2", ago: 3_600, by: "bob", at: "192.0.2.8"),
            // Long ago, and at an address that stays allowed.
            RemediationSite.event("e3", ago: 30 * 86_400, by: "cyd", at: "192.0.2.9"),
            RemediationSite.event("e4", ago: 3_600, by: "dan", at: "203.0.113.7"),
        ])
        let refused = try site.planning()
        #expect(refused.status == 8)
        #expect(
            refused.output.contains(
                "vpn-allowed: it would lock out `192.0.2.7`, `192.0.2.8`, where 2 people worked in the last seven days, as the audit log says; `--ack-lockout ips` accepts that"
            ), "\(refused.output)")
        let digest = try site.plan("--ack-lockout", "ips")
        let unaccepted = try site.apply("plan.json", "--approve", digest)
        #expect(unaccepted.status == 8)
        #expect(unaccepted.errors.contains("`--ack-lockout ips` accepts that"))
        #expect(try site.apply("plan.json", "--approve", digest, "--ack-lockout", "ext").status == 8)
        #expect(try await site.writes().isEmpty)
        let done = try site.apply("plan.json", "--approve", digest, "--ack-lockout", "ips")
        #expect(done.status == 0, "\(done.output)\(done.errors)")
        #expect(try await site.policies() == RemediationSite.after)
    }

    @Test func `somebody who comes after the plan was made is not locked out either`() async throws {
        let site = try RemediationSite()
        let digest = try site.plan()
        // The same organization as it is a little later.
        try site.scratch.file(
            "snapshot/events.ndjson", RemediationSite.event("e1", ago: 1, by: "amy", at: "192.0.2.7") + "\n")
        let later = try SimulatedServer(
            site.scratch.path("snapshot"), ["--token-file", site.scratch.path("token")])
        let result = try site.apply("plan.json", "--approve", digest, "--base-url", later.baseURL)
        #expect(result.status == 8)
        #expect(result.errors.contains("ips: it would lock out `192.0.2.7`, where somebody worked"), "\(result.errors)")
    }

    @Test func `a log that cannot be read keeps an allowlist from becoming narrower`() async throws {
        let site = try RemediationSite(["--fault", "status:403,operation:getOrganizationEvents"])
        let refused = try site.planning()
        #expect(refused.status == 8)
        #expect(
            refused.output.contains("vpn-allowed: whom it would lock out is not known, since the audit log could not"))
        let digest = try site.plan("--ack-lockout", "ips")
        #expect(try site.apply("plan.json", "--approve", digest).status == 8)
        #expect(try await site.writes().isEmpty)
        #expect(try site.apply("plan.json", "--approve", digest, "--ack-lockout", "ips").status == 0)
    }
}
