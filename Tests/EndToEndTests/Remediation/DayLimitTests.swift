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
}
