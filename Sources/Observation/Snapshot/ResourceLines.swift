internal import CEL
internal import JSON

/// The lines of one file, read as resources.
struct ResourceLines {
    /// More mistakes are counted, not told.
    private static let mostMistakes = 5

    private let layout: ResourceLayout
    /// Details that the manifest does not list: a key of that name says nothing.
    private let unlistedDetails: Set<Detail>
    private var parser = JSONParser()
    private(set) var resources: [Resource] = []
    private var lineOfID: [CELStringKey: Int] = [:]
    private var mistakes: [(line: Int, text: String)] = []
    private var mistakeCount = 0

    init(_ layout: ResourceLayout, unlistedDetails: Set<Detail>) {
        self.layout = layout
        self.unlistedDetails = unlistedDetails
    }

    /// `count` is what a manifest says and need not be true.
    mutating func reserveCapacity(_ count: Int) {
        let count = min(max(count, 0), 1_000_000)
        resources.reserveCapacity(count)
        lineOfID.reserveCapacity(count)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, _ line: Int) {
        do throws(JSONParseError) {
            guard var resource = Resource(try parser.parse(bytes), layout) else {
                reject(line, "expected an object with a text as `\(layout.idKey)`")
                return
            }
            for detail in unlistedDetails where resource.json[detail.rawValue] != nil {
                resource.set(detail, to: nil)
            }
            if let first = lineOfID.updateValue(line, forKey: CELStringKey(resource.id)) {
                reject(line, "`\(layout.idKey)` is the same as in line \(first)")
            } else {
                resources.append(resource)
            }
        } catch {
            reject(line, "\(error)")
        }
    }

    private mutating func reject(_ line: Int, _ text: String) {
        mistakeCount += 1
        if mistakes.count < Self.mostMistakes { mistakes.append((line, text)) }
    }

    /// What was left out.
    func missing(fileName: String) -> [Completeness.Missing] {
        var missing = mistakes.map { mistake in
            Completeness.Missing(
                what: "line \(mistake.line)", reason: .incomplete,
                text: "\(fileName):\(mistake.line): \(mistake.text)")
        }
        if mistakeCount > mistakes.count {
            let rest = mistakeCount - mistakes.count
            missing.append(
                Completeness.Missing(
                    what: "\(rest) lines", reason: .incomplete, text: "\(fileName): \(rest) more malformed lines"))
        }
        return missing
    }
}
