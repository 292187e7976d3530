import Foundation
import Testing

/// Whole expected outputs, in files; written only when asked by `RECORD_EXPECTED=1`, and read in review.
enum Expected {
    private static let folder = Tenet.package.appending(path: "Tests/EndToEndTests/Expected")

    /// Holds the status, standard output and standard error of a run against the file of that name.
    static func check(_ result: Tenet.Result, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let text = """
            status \(result.status)
            --- standard output
            \(result.output)--- standard error
            \(result.errors)
            """
        let url = folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_EXPECTED"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        #expect(text == expected, sourceLocation: sourceLocation)
    }
}
