import Foundation
import Testing

/// The page on reports shows what the example organization really gives.
struct ReportsPageTests {
    private static let formats = [
        "text", "json", "sarif", "junit", "ndjson", "csv", "action-plan", "github", "gitlab", "bitbucket", "markdown",
        "oscal", "ocsf",
        "prometheus", "html",
    ]

    private static func page() throws -> String {
        try String(
            contentsOf: Tenet.package.appending(path: "Sources/CLI/Documentation.docc/Reports.md"), encoding: .utf8)
    }

    @Test func `every excerpt stands in a report`() throws {
        let scratch = try Scratch()
        let outputs = Self.formats.flatMap { ["--output", "\($0)=\(scratch.path($0))"] }
        #expect(try Tenet.run(["check", "--simulate", "examples/acme"] + outputs).status == 1)
        let reports = try Self.formats.map { try scratch.read($0) }
        var shown = 0
        for block in try Self.page().components(separatedBy: "```").enumerated().filter({ $0.offset % 2 == 1 }) {
            let lines = block.element.split(separator: "\n")
            guard ["json", "text", "xml"].contains(lines.first.map(String.init) ?? "") else { continue }
            for line in lines.dropFirst() {
                shown += 1
                #expect(reports.contains { $0.contains(line) }, "\(line)")
            }
        }
        #expect(shown == 8)
    }

    @Test func `the page has a row for every format that there is`() throws {
        let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| `") }
        let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        #expect(named.sorted() == Self.formats.sorted())
        let refused = try Tenet.run("check", "--output", "unheard-of")
        #expect(refused.status == 64)
        #expect(Self.formats.allSatisfy { refused.errors.contains("`\($0)`") }, "\(refused.errors)")
    }
}
