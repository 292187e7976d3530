import Foundation
import Testing

/// What an organization may have within a day, whatever the number of runs.
struct DayLimitTests {
    /// The journals stand wherever they were asked for.
    @Test
    func `what an organization has had within a day bounds the next plan, when it is made and when it is applied`()
        async throws
    {
        let site = try RemediationSite()
        let one = try site.plan("--rule", "guests-policy-enabled")
        #expect(try site.apply("plan.json", "--approve", one, "--journal", site.scratch.path("one")).status == 0)
        let two = try site.plan("--rule", "vpn-allowed")
        try site.scratch.file("tenet.yaml", "guardrails: { max_percent: 100, per_organization: { max_changes: 1 } }\n")
        let text =
            "1 made in the last 24 hours and these: 2 changes are more than `per_organization.max_changes` allows (1)"
        let planned = try site.planning("--rule", "vpn-allowed", "--state", site.scratch.path("state"))
        #expect(planned.status == 64)
        try site.scratch.file(
            "tenet.yaml",
            "state: \(site.scratch.path("state"))\nguardrails: { max_percent: 100, per_organization: { max_changes: 1 } }\n"
        )
        let bounded = try site.planning("--rule", "vpn-allowed")
        #expect(bounded.status == 8)
        #expect(bounded.output.contains("  within 24 hours at most 1 change\n"))
        #expect(bounded.errors.contains("apply would refuse this plan: \(text)"), "\(bounded.errors)")
        try site.scratch.file("two.json", try site.scratch.read("plan.json"))
        let digest = try site.digest(of: "two.json")
        #expect(digest != two)
        let refused = try site.apply("two.json", "--approve", digest)
        #expect(refused.status == 8)
        #expect(refused.errors.contains(text))
        #expect(try await site.writes().count == 1)
        // Nor does it help to give the journals other names.
        let journals = site.scratch.path("state/journals")
        for name in try FileManager.default.contentsOfDirectory(atPath: journals) {
            try FileManager.default.moveItem(atPath: "\(journals)/\(name)", toPath: "\(journals)/old-\(name).bak")
        }
        #expect(try site.apply("two.json", "--approve", digest).errors.contains(text))
        // A run that is gone on with is not held against itself.
        #expect(try site.apply("--resume", site.scratch.path("one")).status == 0)
    }

    /// A run has looked at what others have changed, and is held up until one of them has ended.
    @Test func `a run that ends before the lock is taken counts too`() async throws {
        let site = try RemediationSite()
        try site.scratch.file(
            "tenet.yaml",
            "state: \(site.scratch.path("state"))\nguardrails: { max_percent: 100, per_organization: { max_changes: 1 } }\n"
        )
        let one = try site.plan("--rule", "guests-policy-enabled")
        try site.scratch.file("one.json", try site.scratch.read("plan.json"))
        let two = try site.plan("--rule", "vpn-allowed")
        try await site.add(fault: "delay:10,operation:getOrganizationPolicies,times:1")
        let before = try await site.calls("getOrganizationById")
        let slow = try site.start(["plan.json", "--approve", two, "--journal", "two"])
        while try await site.calls("getOrganizationById") == before { try await Task.sleep(for: .milliseconds(20)) }
        // Its next call takes long, and so does what comes then.
        try await Task.sleep(for: .milliseconds(500))
        kill(slow.processIdentifier, SIGSTOP)
        let quick = try await site.applying("one.json", "--approve", one, "--journal", "one")
        #expect(quick.status == 0, "\(quick.output)\(quick.errors)")
        kill(slow.processIdentifier, SIGCONT)
        await slow.ended()
        #expect(slow.terminationStatus == 8)
        #expect(try site.scratch.read("output").contains("1 made in the last 24 hours and these"))
        #expect(try await site.writes().count == 1)
        #expect(try await site.policy("ips") == site.before[1])
    }
}
