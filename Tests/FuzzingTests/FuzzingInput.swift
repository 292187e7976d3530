import Foundation
import Testing

/// A file of `Tests/Fuzzing/Corpus` or `Tests/Fuzzing/Regressions`.
struct FuzzingInput: CustomTestStringConvertible, Sendable {
    var harness: String
    private let file: URL

    var testDescription: String {
        file.pathComponents.suffix(3).joined(separator: "/")
    }

    func bytes() throws -> [UInt8] {
        Array(try Data(contentsOf: file))
    }

    /// All of both folders, each in the folder of its harness.
    static let all: [FuzzingInput] = {
        let fuzzing = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fuzzing")
        return ["Corpus", "Regressions"].flatMap { kind in
            contents(of: fuzzing.appending(path: kind)).flatMap { harness in
                contents(of: harness).map { FuzzingInput(harness: harness.lastPathComponent, file: $0) }
            }
        }
    }()

    private static func contents(of folder: URL) -> [URL] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (found ?? []).sorted { $0.path < $1.path }
    }
}
