import CEL
import CNDJSON
import JSON
import Observations

/// Writes the evidence of lines.
struct EvidenceWriter {
    private let step: EvidenceStep

    init(_ step: EvidenceStep) {
        self.step = step
    }

    /// Appends a JSON array; false, with nothing appended, where the columns do not tell. What `text` held is gone.
    func append(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8], _ text: inout EvidenceText) -> Bool {
        text.begin(in: &json)
        guard Self.read(step, batch, line, to: &json, &text) else {
            text.cancel(in: &json)
            return false
        }
        text.end(in: &json)
        return true
    }

    private static func read(
        _ step: EvidenceStep, _ batch: ColumnBatch, _ line: Int, to json: inout [UInt8], _ text: inout EvidenceText
    ) -> Bool {
        switch step {
        case .nothing:
            return true
        case .item(let item):
            return text.add(item, batch, line, to: &json)
        case .interpreted(let evidence):
            guard let read = evidence.items(batch, line) else { return false }
            return read.allSatisfy { text.add($0, batch, line, to: &json) }
        case .sequence(let steps):
            for step in steps where !read(step, batch, line, to: &json, &text) { return false }
            return true
        case .logic(let first, let node, let second):
            guard read(first, batch, line, to: &json, &text) else { return false }
            return node.left.results.start[line] == node.deciding || read(second, batch, line, to: &json, &text)
        case .choice(let condition, let node, let whenTrue, let whenFalse):
            guard read(condition, batch, line, to: &json, &text) else { return false }
            switch node.condition.results.start[line] {
            case ColumnTruth.yes: return read(whenTrue, batch, line, to: &json, &text)
            case ColumnTruth.no: return read(whenFalse, batch, line, to: &json, &text)
            default: return false
            }
        case .alternative(let first, let node, let second):
            guard read(first, batch, line, to: &json, &text) else { return false }
            node.prepare(batch)
            return node.states.start[line] != ColumnState.none || read(second, batch, line, to: &json, &text)
        case .elements(let size, let fold, let step):
            guard fold.isKnown(batch, line) else { return false }
            size.prepare(batch)
            return size.numbers.start[line] == 0 || read(step, batch, line, to: &json, &text)
        }
    }
}

extension EvidenceSource {
    /// Appends the value as JSON; false where the columns do not tell it.
    func write(_ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) -> Bool {
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
            json.append(copying: text)
            return true
        case .text(let node):
            return write(node) {
                json.appendJSON(node.texts.start[line])
                return true
            }
        case .number(let node):
            return write(node) {
                json += Array(String(node.numbers.start[line]).utf8)
                return true
            }
        case .flag(let node):
            return write(node) {
                json.append(node.flags.start[line] ? "true" : "false")
                return true
            }
        case .time(let node):
            return write(node) {
                guard let timestamp = node.instants.start[line].timestamp else { return false }
                json.append(UInt8(ascii: "\""))
                timestamp.write(to: &json)
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

    /// Writes the distinct texts of elements.
    private static func write(
        _ node: TextNode, _ elements: Range<Int>, _ batch: ColumnBatch, _ list: Int, to json: inout [UInt8]
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

    private static func write(_ node: ListSizeNode, _ batch: ColumnBatch, _ line: Int, to json: inout [UInt8]) -> Bool {
        guard node.numbers.start[line] <= mostElements else { return false }
        let slot = batch.slots(at: line)[node.path.column]
        guard slot.kind == UInt8(ndjson_array) else {
            json.append("[]")
            return true
        }
        guard node.isCompact(batch, line) else { return false }
        json += UnsafeBufferPointer(start: batch.bytes + Int(slot.start), count: Int(slot.length))
        return true
    }
}
