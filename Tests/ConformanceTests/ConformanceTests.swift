import Foundation
import Testing

/// The vectors of https://github.com/google/cel-spec/tree/master/tests/simple, converted to JSON, in the directory that the
/// environment variable `CEL_CONFORMANCE_DIR` names.
struct ConformanceTests {
    private static let directory = ProcessInfo.processInfo.environment["CEL_CONFORMANCE_DIR"]

    @Test(.enabled("CEL_CONFORMANCE_DIR names no directory of vectors") { directory != nil })
    func `every vector that needs no protobuf messages comes to what it should`() throws {
        let directory = try #require(Self.directory)
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".json") }.sorted()
        try #require(!files.isEmpty, "there are no vectors in \(directory)")

        var report = ConformanceReport()
        for file in files {
            let data = try Data(contentsOf: URL(filePath: directory).appending(path: file))
            report.add(file: String(file.dropLast(5)), try Self.outcomes(data))
        }
        print(report.text)
        #expect(report.failures.isEmpty)
    }

    private static func outcomes(_ data: Data) throws -> [(id: String, outcome: ConformanceRunner.Outcome)] {
        let decoder = JSONDecoder()
        // Values of kinds that are skipped anyway cannot be decoded, so each vector is decoded by itself, ids first.
        let vectors = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
        return try vectors.map { vector in
            let id = vector["id"] as? String ?? "a vector without an id"
            let requires = vector["requires"] as? [String] ?? []
            if requires.contains("proto") || requires.contains("strong_enums") {
                return (id, .skipped("requires \(requires.contains("proto") ? "proto" : "strong_enums")"))
            }
            let decoded = try decoder.decode(
                ConformanceVector.self, from: JSONSerialization.data(withJSONObject: vector))
            return (id, ConformanceRunner.run(decoded))
        }
    }
}
