import Diagnostics
import Foundation
import Rules
import Testing

struct WaiverExampleTests {
    private static func read(_ text: String) throws -> (file: WaiverFile, diagnostics: [Diagnostic]) {
        var reader = RuleFileReader(path: "waivers.yaml", bytes: Array(text.utf8)) { _ in throw CancellationError() }
        let file = reader.readWaivers(today: try #require(CalendarDay("2026-11-25")))
        return (file, reader.diagnostics)
    }

    private static func shippedRules() throws -> CompiledRuleSet {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }
        return GuideRules(
            files: try names.sorted().map { name in
                (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8))
            }
        ).set
    }

    @Test func `waivers of the guide fit the rules that ship`() throws {
        let (file, diagnostics) = try Self.read(#require(GuidePage("Waivers").ruleFiles.first))
        var compiler = WaiverCompiler(try Self.shippedRules())
        #expect(compiler.compile([file]).count == 3)
        #expect((diagnostics + compiler.diagnostics).map { $0.rendered(color: false) } == [])
    }

    @Test func `attestations of the guide are right`() throws {
        let (file, diagnostics) = try Self.read(#require(GuidePage("Waivers").ruleFiles.last))
        #expect(file.waivers.map(\.kind) == [.attestation])
        #expect(diagnostics.map { $0.rendered(color: false) } == [])
    }

    @Test func `the mistake of the guide is shown as the guide shows it`() throws {
        let page = try GuidePage("Waivers")
        let text = try #require(page.ruleFiles.first).replacing("2027-01-31", with: "2028-01-31")
        let shown = try Self.read(text).diagnostics.map { $0.rendered(color: false) + "\n" }
        #expect(shown.count == 1)
        #expect(page.blocks.contains { shown == [$0.text] })
    }
}
