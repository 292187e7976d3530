import Foundation
import Testing

/// What the `github` format adds to the summary of a step.
struct StepSummaryTests {
    private func check(_ tiny: TinyOrganization, _ summary: String) throws -> Tenet.Result {
        try tiny.check("--output", "github", environment: ["GITHUB_STEP_SUMMARY": summary])
    }

    @Test func `the summary goes behind what the step has written already`() throws {
        let tiny = try TinyOrganization(users: [TinyOrganization.bob])
        try tiny.scratch.file("summary.md", "before\n")
        let result = try check(tiny, tiny.scratch.path("summary.md"))
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("::warning file="))
        let text = try tiny.scratch.read("summary.md")
        #expect(text.hasPrefix("before\n\n# Tenet: Tiny (tiny-1)\n"))
        #expect(text.contains("- ✗ **user Bob (bob)**: Every account is active"))
    }

    @Test func `a step that has used up its room gets the head alone`() throws {
        let tiny = try TinyOrganization(users: [TinyOrganization.bob])
        try tiny.scratch.file("summary.md", String(repeating: "x", count: 1_000_000))
        #expect(try check(tiny, tiny.scratch.path("summary.md")).status == 1)
        let text = try tiny.scratch.read("summary.md")
        #expect(text.utf8.count < 1_048_576)
        #expect(text.contains("… and 1 more rule (1 fail), for which there is no room here"))
    }

    @Test func `a summary that cannot be written is a failure behind a report that was`() throws {
        let tiny = try TinyOrganization(users: [TinyOrganization.bob])
        let result = try check(tiny, "/no/such/folder/summary.md")
        #expect(result.status == 70)
        #expect(result.output.hasPrefix("::warning file="))
        #expect(result.errors == "tenet: cannot write `/no/such/folder/summary.md`: No such file or directory\n")
    }

    @Test func `other formats leave the summary alone`() throws {
        let tiny = try TinyOrganization(users: [TinyOrganization.bob])
        let path = tiny.scratch.path("summary.md")
        #expect(try tiny.check("--output", "markdown", environment: ["GITHUB_STEP_SUMMARY": path]).status == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
