internal import CEL

/// The lines of one file, read as resources.
struct ResourceLines {
    private var parser: LineParser
    private(set) var resources: [Resource] = []
    private var lineOfID: [CELStringKey: Int] = [:]
    private var mistakes = LineMistakes()

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
                mistakes.add(line, LineMistakes.repeatedID(parser.layout.idKey, line: first))
            } else {
                resources.append(resource)
            }
        } catch {
            mistakes.add(line, error.text)
        }
    }

    /// What was left out.
    func missing(fileName: String) -> [Completeness.Missing] {
        mistakes.missing(fileName: fileName)
    }
}
