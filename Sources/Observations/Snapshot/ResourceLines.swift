internal import CEL

/// The lines of one file, read as resources.
struct ResourceLines {
    private var parser: LineParser
    private(set) var resources: [Resource] = []
    private var lineOfID: [CELStringKey: Int] = [:]
    private var mistakes = LineRemarks()
    private var repeatedKeys = LineRemarks()

    init(_ parser: LineParser) {
        self.parser = parser
    }

    /// `count` is what a manifest says and need not be true.
    mutating func reserveCapacity(_ count: Int) {
        let count = min(max(count, 0), 1_000_000)
        resources.reserveCapacity(count)
        lineOfID.reserveCapacity(count)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, _ line: Int) {
        do throws(LineParser.Mistake) {
            let resource = try parser.resource(bytes)
            if let first = lineOfID.updateValue(line, forKey: CELStringKey(resource.id)) {
                mistakes.add(line, LineRemarks.repeatedID(parser.layout.idKey, line: first))
            } else {
                resources.append(resource)
                let keys = parser.repeatedKeys
                if !keys.isEmpty { repeatedKeys.add(line, LineRemarks.repeatedKeys(keys)) }
            }
        } catch {
            mistakes.add(line, error.text)
        }
    }

    /// What was left out.
    func missing(fileName: String) -> [Completeness.Missing] {
        mistakes.missing(fileName: fileName)
    }

    /// What people should know of the others.
    func notes(fileName: String) -> [String] {
        repeatedKeys.notes(fileName: fileName)
    }
}
