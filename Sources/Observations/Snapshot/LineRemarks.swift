/// The lines of a file that are no resources.
struct LineMistakes {
    /// More mistakes are counted, not told.
    static let mostTold = 5

    private var told: [(line: Int, text: String)] = []
    private(set) var count = 0

    /// Whether one more would be told.
    var hasRoom: Bool { told.count < Self.mostTold }

    mutating func add(_ line: Int, _ text: String) {
        count += 1
        if hasRoom { told.append((line, text)) }
    }

    /// Those of lines that follow, which are counted from the `first`.
    mutating func add(_ others: LineMistakes, from first: Int) {
        count += others.count
        told += others.told.prefix(Self.mostTold - told.count).map { (first + $0.line, $0.text) }
    }

    /// What was left out.
    func missing(fileName: String) -> [Completeness.Missing] {
        var missing = told.map { mistake in
            Completeness.Missing(
                what: "line \(mistake.line)", reason: .incomplete,
                text: "\(fileName):\(mistake.line): \(mistake.text)")
        }
        if count > told.count {
            let rest = count - told.count
            missing.append(
                Completeness.Missing(
                    what: "\(rest) lines", reason: .incomplete, text: "\(fileName): \(rest) more malformed lines"))
        }
        return missing
    }

    /// Why a line with the id of an earlier one is none.
    static func repeatedID(_ idKey: String, line: Int) -> String {
        "`\(idKey)` is the same as in line \(line)"
    }
}
