import Foundation
import Testing

/// The page on continuous integration shows parts of files that are there, and run in tests of their own.
struct IntegrationExampleTests {
    private static let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples")

    private static func files() throws -> [String] {
        try ["ci", "nightly"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                at: examples.appending(path: folder), includingPropertiesForKeys: nil)
        }.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    @Test func `every excerpt stands in an example as it is`() throws {
        let files = try Self.files()
        #expect(files.count == 6)
        let excerpts = try GuidePage("ContinuousIntegration").blocks.filter { $0.language == "yaml" }
        #expect(excerpts.count == 4)
        for excerpt in excerpts {
            #expect(files.contains { $0.contains(excerpt.text) }, "\(excerpt.text)")
        }
    }
}
