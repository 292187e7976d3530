import CEL
import Evaluation
import Foundation
import Observations
import Rules

/// A snapshot on disk that is gone after the test.
final class SnapshotFixture: Sendable {
    private let path: String

    /// Files of lines by kind; the rest of their entries in the manifest, which begins with a comma.
    init(
        _ files: [ResourceKind: [UInt8]], _ more: [ResourceKind: String] = [:], dialect: Dialect = .reference
    ) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "tenet-columns-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        var entries: [String] = []
        for (kind, bytes) in files {
            try Data(bytes).write(to: URL(filePath: path + "/" + kind.snapshotFile))
            entries.append(
                #""\#(kind.collectionName)": {"path": "\#(kind.snapshotFile)", "complete": true\#(more[kind] ?? "")}"#)
        }
        let manifest = """
            {"version": 1, "organization": {"id": "o", "name": "Org"}, "dialect": "\(dialect.rawValue)",
             "taken_at": "2026-07-01T00:00:00Z", "complete": true, "files": {\(entries.joined(separator: ", "))}}
            """
        try Data(manifest.utf8).write(to: URL(filePath: path + "/manifest.json"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func reader() throws -> SnapshotReader {
        try SnapshotReader(directory: path, digest: { NoDigest() })
    }

    /// What the rules say, judged by the interpreter on an inventory in memory.
    func interpreted(_ rules: CompiledRuleSet) throws -> Assessment {
        rules.assess(try reader().inventory(), now: Self.now, onColumnsFrom: .max)
    }

    /// What the rules say, judged on columns as they are read.
    func columnar(_ rules: CompiledRuleSet, workers: Int = 2) async throws -> Assessment {
        try await streamed(rules, workers: workers).assessment
    }

    /// The same with what conditions of waivers came to.
    func streamed(
        _ rules: CompiledRuleSet, workers: Int = 2
    ) async throws -> (assessment: Assessment, conditions: SeenConditions) {
        let reader = try reader()
        let streamed = rules.streamableKinds
        return try await rules.assess(
            reader, streaming: streamed,
            beside: try reader.inventory(of: Set(ResourceKind.allCases).subtracting(streamed)), now: Self.now,
            workers: workers)
    }

    static let now = CELTimestamp(rfc3339: "2026-07-01T00:00:00Z") ?? .epoch

    /// Manifests of tests hold no digests.
    private struct NoDigest: SnapshotDigest {
        mutating func update(_ bytes: UnsafeRawBufferPointer) {}
        func finalize() -> String { "" }
    }
}

extension Assessment {
    /// Everything that it says, a line each.
    var lines: [String] {
        ["complete \(isComplete)"] + notes.map { "note \($0)" }
            + rules.flatMap { rule in
                [
                    "\(rule.rule.id): \(rule.outcome) \(rule.selected) \(rule.reasons)"
                ]
                    + rule.findings.map { finding in
                        "  \(finding.status) \(finding.resource) | \(finding.message) | "
                            + finding.evidence.map { "\($0.expr) = \($0.value) of \($0.total ?? -1)" }
                            .joined(separator: "; ")
                            + " | \(finding.reasons) | \(finding.count?.line ?? "")"
                    }
            }
    }
}
