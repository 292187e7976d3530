import Foundation
import Testing

/// `tenet rollback`, and applying what it plans, over a socket.
struct RollbackTests {
    private static let allowed = ["--allow-weaken", "status", "--allow-weaken", "rule.in"]

    /// Applies the plan with the journal `done`.
    private func applied(_ site: RemediationSite) throws {
        let digest = try site.plan()
        #expect(try site.apply("plan.json", "--approve", digest, "--journal", "done").status == 0)
        // Begin, three writes with four records each, two ends of changes, the end.
        #expect(try site.events("done").count == 16)
    }

    /// Plans into `undo.json`.
    private func rollback(_ site: RemediationSite, _ arguments: [String] = allowed) throws -> Tenet.Result {
        try site.run(["rollback", "done", "-o", "undo.json"] + arguments)
    }

    private func undo(_ site: RemediationSite, _ arguments: String...) throws -> Tenet.Result {
        let digest = try site.digest(of: "undo.json")
        return try site.run(site.arguments(["undo.json", "--approve", digest, "--allow-weaken", "status"] + arguments))
    }

    @Test(arguments: ["replace", "merge"])
    func `what was written is undone, and undone once`(put: String) async throws {
        let site = try RemediationSite(["--put", put])
        try applied(site)
        let refused = try rollback(site, [])
        #expect(refused.status == 8)
        #expect(refused.output.contains("it would lower `status`; `--allow-weaken status` allows that"))
        let planned = try rollback(site)
        #expect(planned.status == 0, "\(planned.output)\(planned.errors)")
        #expect(planned.output.hasPrefix("rollback plan: 2 changes\n"))
        let digest = try site.digest(of: "undo.json")
        // Undoing weakens, which the approval has to accept too.
        #expect(try site.apply("undo.json", "--approve", digest).status == 8)
        #expect(try await site.policies() == RemediationSite.after)
        let undone = try undo(site, "--journal", "undone")
        #expect(undone.status == 0, "\(undone.output)\(undone.errors)")
        #expect(try await site.policies() == RemediationSite.before)
        // The last change is undone first.
        #expect(try await site.writes().map { $0.prefix(3) } == ["ext", "ips", "ips", "ips", "ext"])
        let nothing = try rollback(site)
        #expect(nothing.status == 0 && nothing.output.hasPrefix("rollback plan: 0 changes\n"))
    }

    @Test func `a policy that somebody else has changed since is left alone, before and after the plan`() async throws {
        let site = try RemediationSite()
        try applied(site)
        #expect(try rollback(site).status == 0)
        try await site.put("ext", RemediationSite.external.replacing("Guests", with: "Others"))
        let late = try undo(site)
        #expect(late.status == 6)
        #expect(late.output.contains("  conflict       Guests (external-user ext)\n"), "\(late.output)")
        #expect(late.output.contains("the policy has changed since the plan was made; make a new plan"))
        let planned = try rollback(site)
        #expect(planned.status == 6)
        #expect(planned.output.contains("the policy is no longer what was written; somebody else has changed it"))
        #expect(try await site.policy("ext").contains("Others"))
    }

    @Test(arguments: ["replace", "merge"])
    func `a rollback that was killed is gone on with`(put: String) async throws {
        let site = try RemediationSite(["--put", put, "--fault", "delay:2,operation:updatePolicy,after:4,times:1"])
        try applied(site)
        #expect(try rollback(site).status == 0)
        let digest = try site.digest(of: "undo.json")
        let process = try site.start(
            ["undo.json", "--approve", digest, "--allow-weaken", "status", "--journal", "undone"])
        try site.wait(for: "sent", times: 2, in: "undone")
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let resumed = try site.apply("--resume", "undone")
        #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
        #expect(try await site.policies() == RemediationSite.before)
        // The write whose answer nobody heard may have been sent once more, with the same bytes.
        let writes = try await site.writes()
        #expect(Set(writes).count == 5)
        #expect(writes.prefix(5).map { $0.prefix(3) } == ["ext", "ips", "ips", "ips", "ext"])
    }

    @Test func `what is no journal undoes nothing`() throws {
        let site = try RemediationSite()
        let missing = try rollback(site)
        #expect(missing.status == 2)
        #expect(missing.errors == "tenet: done: no such file or directory\n")
        try site.scratch.file("done", "{}\n")
        let result = try rollback(site)
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("tenet: done: line 1: "), "\(result.errors)")
    }
}
