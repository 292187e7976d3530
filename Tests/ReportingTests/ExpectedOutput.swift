import Foundation
import Testing

/// A file with a whole expected output. `RECORD_EXPECTED=1` writes it, and a person reads it before it is committed.
struct ExpectedOutput {
    let name: String

    func matches(_ output: [UInt8]) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Reports/Expected/\(name)").standardizedFileURL
        if ProcessInfo.processInfo.environment["RECORD_EXPECTED"] == "1" {
            try Data(output).write(to: file)
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self).components(separatedBy: "\n")
        let actual = String(decoding: output, as: UTF8.self).components(separatedBy: "\n")
        for (number, lines) in zip(expected, actual).enumerated() where !lines.0.utf8.elementsEqual(lines.1.utf8) {
            Issue.record(
                "\(name):\(number + 1): expected \(lines.0.debugDescription), found \(lines.1.debugDescription)")
            return
        }
        #expect(actual.count == expected.count, "\(name) has another number of lines")
    }
}
