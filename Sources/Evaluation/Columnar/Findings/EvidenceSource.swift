import CEL
import CNDJSON
import Observations

/// Where a value of the evidence comes from.
enum EvidenceSource {
    case text(TextNode)
    case time(TimeNode)
    case number(NumberNode)
    case flag(FlagNode)
    case presence(PresenceTruthNode)
    case list(ListSizeNode)
    /// Texts of the elements of a list.
    case texts(TextNode, ListSizeNode)
    /// JSON that is the same on every line, with the total where a list was cut.
    case constant([UInt8])

    /// Appends the value as JSON; false where the columns do not tell it.
    func write(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        /// Whether there is a value; null is written where there is none.
        func hasValue(_ node: ColumnNode) -> Bool? {
            node.prepare(batch)
            switch node.states.start[line] {
            case ColumnState.value: return true
            case ColumnState.none: return false
            default: return nil
            }
        }
        func write(_ node: ColumnNode, _ body: () -> Bool) -> Bool {
            guard let hasValue = hasValue(node) else { return false }
            if hasValue { return body() }
            json.append("null")
            return true
        }
        switch self {
        case .constant(let text):
            json.append(text)
            return true
        case .text(let node):
            return write(node) {
                json.appendJSON(node.texts.start[line])
                return true
            }
        case .number(let node):
            return write(node) {
                json.append(node.numbers.start[line])
                return true
            }
        case .flag(let node):
            return write(node) {
                json.append(node.flags.start[line] ? "true" : "false")
                return true
            }
        case .time(let node):
            return write(node) {
                json.append(UInt8(ascii: "\""))
                guard node.withText(batch, line, { json.append($0) }) else { return false }
                json.append(UInt8(ascii: "\""))
                return true
            }
        case .presence(let node):
            // It looks at all lines, whatever the mask says.
            node.prepare(batch, node.results.start)
            switch node.results.start[line] {
            case ColumnTruth.yes: json.append("true")
            case ColumnTruth.no: json.append("false")
            default: return false
            }
            return true
        case .list(let node):
            return write(node) { Self.write(node, batch, line, to: &json) }
        case .texts(let node, let size):
            return write(size) { Self.write(node, size.elements(batch)[line], batch, size.list, to: &json) }
        }
    }

    /// A long value that several rules may show; nil for others.
    func keptText(_ batch: ColumnBatch, _ line: Int) -> TextSlice? {
        guard case .list(let node) = self else { return nil }
        node.prepare(batch)
        guard node.states.start[line] == ColumnState.value, Self.isShownAsWritten(node, batch, line) else { return nil }
        return node.keptText(batch, line)
    }

    /// Writes the distinct texts of elements.
    private static func write(
        _ node: TextNode, _ elements: Range<Int>, _ batch: ColumnBatch, _ list: Int, to json: inout JSONBytes
    ) -> Bool {
        guard elements.count <= ElementSelection.mostCompared else { return false }
        node.prepare(batch.elements(of: list))
        let (states, texts) = (node.states.start, node.texts.start)
        json.append(UInt8(ascii: "["))
        for element in elements {
            guard states[element] == ColumnState.value else { return false }
            if elements.prefix(while: { $0 < element }).contains(where: { texts[$0].isEqual(to: texts[element]) }) {
                continue
            }
            if element > elements.lowerBound { json.append(UInt8(ascii: ",")) }
            json.appendJSON(texts[element])
        }
        json.append(UInt8(ascii: "]"))
        return true
    }

    /// Elements that are shown of a list.
    private static let mostElements = 100

    private static func write(_ node: ListSizeNode, _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool
    {
        let slot = batch.slots(at: line)[node.path.column]
        guard slot.kind == UInt8(ndjson_array) else {
            json.append("[]")
            return true
        }
        guard isShownAsWritten(node, batch, line) else { return false }
        json.append(TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length)))
        return true
    }

    /// Whether there is a list that is shown as the file has it.
    private static func isShownAsWritten(_ node: ListSizeNode, _ batch: ColumnBatch, _ line: Int) -> Bool {
        node.numbers.start[line] <= mostElements
            && batch.slots(at: line)[node.path.column].kind == UInt8(ndjson_array) && node.isCompact(batch, line)
    }
}
