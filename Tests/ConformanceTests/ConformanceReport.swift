/// What became of the vectors, file by file.
struct ConformanceReport {
    private struct Row {
        var file: String
        var passed = 0
        var passedEarly = 0
        var tooEarly = 0
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
            case .passedEarly: row.passedEarly += 1
            case .tooEarly(let got):
                row.tooEarly += 1
                failures.append("\(id): expected an error of evaluation, got \(got)")
            case .failed(let expected, let got):
                row.failed += 1
                failures.append("\(id): expected \(expected), got \(got)")
            case .skipped(let reason): row.skipped[reason, default: 0] += 1
            }
        }
        rows.append(row)
    }

    /// A table, the failures, and the sums on the last lines. Strictly, an expected error must be one of evaluation; leniently,
    /// one found earlier will do as well.
    var text: String {
        var lines = [Self.line("file", "strict", "at check", "lenient", "failed", "skipped")]
        for row in rows {
            let reasons = row.skipped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            let line = Self.line(
                row.file, "\(row.passed)", "\(row.passedEarly)", "\(row.tooEarly)", "\(row.failed)",
                "\(row.skipped.values.reduce(0, +))")
            lines.append(reasons.isEmpty ? line : line + "  " + reasons.joined(separator: ", "))
        }
        lines += failures.map { "failed \($0)" }
        let evaluated = sum(\.passed)
        let early = sum(\.passedEarly)
        let lenient = sum(\.tooEarly)
        let failed = sum(\.failed)
        let skipped = rows.flatMap(\.skipped.values).reduce(0, +)
        lines.append("strict: \(evaluated) by evaluation, \(early) at check by design: \(evaluated + early) passed")
        lines.append("lenient: \(lenient) more find an expected error too early: \(evaluated + early + lenient) passed")
        lines.append("conformance: \(evaluated + early) passed, \(lenient + failed) failed, \(skipped) skipped")
        return lines.joined(separator: "\n")
    }

    private func sum(_ count: KeyPath<Row, Int>) -> Int {
        rows.map { $0[keyPath: count] }.reduce(0, +)
    }

    private static func line(_ file: String, _ numbers: String...) -> String {
        let name = file + String(repeating: " ", count: max(1, 20 - file.count))
        return name + numbers.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
}
