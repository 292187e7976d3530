/// What is to be said of lines of a file, each of one kind.
struct LineRemarks {
    /// More are counted, not told.
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
    mutating func add(_ others: LineRemarks, from first: Int) {
        count += others.count
        told += others.told.prefix(Self.mostTold - told.count).map { (first + $0.line, $0.text) }
    }

    /// Lines that are no resources, as what was left out.
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

    /// Lines of which a part is not what it says, for people.
    func notes(fileName: String) -> [String] {
        var notes = told.map { "\(fileName):\($0.line): \($0.text)" }
        let rest = count - told.count
        if rest > 0 { notes.append("\(fileName): the same holds for \(rest) more lines") }
        return notes
    }

    /// Why a line with the id of an earlier one is none.
    static func repeatedID(_ idKey: String, line: Int) -> String {
        "`\(idKey)` is the same as in line \(line)"
    }

    /// That an object holds keys more than once.
    static func repeatedKeys(_ keys: [String]) -> String {
        let names = keys.prefix(3).map { "`\($0.prefix(64))`" }.joined(separator: ", ")
        return keys.count == 1
            ? "\(names) comes twice in an object; the last counts"
            : "\(names)\(keys.count > 3 ? " and others" : "") come twice in an object; the last of each counts"
    }
}
