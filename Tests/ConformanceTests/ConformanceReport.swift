/// What became of the vectors, file by file.
struct ConformanceReport {
    private struct Row {
        var file: String
        var passed = 0
        var failedAtCheck = 0
        var failed = 0
        var skipped: [String: Int] = [:]
    }

    private var rows: [Row] = []
    private(set) var failures: [String] = []

    mutating func add(file: String, _ outcomes: [(id: String, outcome: ConformanceRunner.Outcome)]) {
        var row = Row(file: file)
        for (id, outcome) in outcomes {
            switch outcome {
            case .passed: row.passed += 1
            case .failedAtCheck: row.failedAtCheck += 1
            case .failed(let expected, let got):
                row.failed += 1
                failures.append("\(id): expected \(expected), got \(got)")
            case .skipped(let reason): row.skipped[reason, default: 0] += 1
            }
        }
        rows.append(row)
    }

    /// A table, the failures, and the sums on the last line.
    var text: String {
        var lines = [Self.line("file", "passed", "at check", "failed", "skipped")]
        for row in rows {
            let reasons = row.skipped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            let line = Self.line(
                row.file, "\(row.passed)", "\(row.failedAtCheck)", "\(row.failed)",
                "\(row.skipped.values.reduce(0, +))")
            lines.append(reasons.isEmpty ? line : line + "  " + reasons.joined(separator: ", "))
        }
        lines += failures.map { "failed \($0)" }
        let passed = rows.map { $0.passed + $0.failedAtCheck }.reduce(0, +)
        let failed = rows.map(\.failed).reduce(0, +)
        let skipped = rows.flatMap(\.skipped.values).reduce(0, +)
        lines.append("conformance: \(passed) passed, \(failed) failed, \(skipped) skipped")
        return lines.joined(separator: "\n")
    }

    private static func line(_ file: String, _ numbers: String...) -> String {
        let name = file + String(repeating: " ", count: max(1, 20 - file.count))
        return name + numbers.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
}
