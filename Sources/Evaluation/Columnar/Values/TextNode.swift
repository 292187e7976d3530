import CNDJSON
import Observations

/// UTF-8 that lasts as long as the batch.
struct TextSlice: BitwiseCopyable {
    var start: UnsafePointer<UInt8>
    var count: Int

    @inline(__always)
    func isEqual(to other: TextSlice) -> Bool {
        count == other.count && bytesAreEqual(start, other.start, count)
    }

    /// Less than 0 where it comes before the other, by bytes.
    @inline(__always)
    func order(to other: TextSlice) -> Int {
        let order = bytesOrder(start, other.start, min(count, other.count))
        return order != 0 ? order : count - other.count
    }

    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start, count: count)
    }

    var string: String {
        String(decoding: bytes, as: UTF8.self)
    }
}

/// A text of each line.
class TextNode: ColumnNode {
    final let texts = Vector<TextSlice>()

    override final func compute(_ batch: ColumnBatch) {
        texts.reserve(batch.count)
        computeTexts(batch)
    }

    func computeTexts(_ batch: ColumnBatch) {
        preconditionFailure("every column of texts computes them")
    }
}

/// A field.
final class TextFieldNode: TextNode {
    let path: FieldPath
    private let arena = TextArena()

    init(_ path: FieldPath) {
        self.path = path
    }

    override func computeTexts(_ batch: ColumnBatch) {
        arena.reset()
        path.fetch(batch)
        let bytes = batch.bytes
        let texts = texts.start
        path.forEach(batch, states.start) { line, slot in
            guard slot.kind == UInt8(ndjson_string) else { return ColumnState.doubt }
            let start = bytes + Int(slot.start)
            if slot.flags == 0 {
                texts[line] = TextSlice(start: start, count: Int(slot.length))
            } else {
                let room = arena.allocate(Int(slot.length))
                texts[line] = TextSlice(start: room, count: ndjson_unescape(start, Int(slot.length), room))
            }
            return ColumnState.value
        }
    }
}

/// The same text for every line.
final class TextConstantNode: TextNode {
    let text: String
    private let constant: TextConstant

    init(_ text: String) {
        self.text = text
        constant = TextConstant(text)
    }

    override func computeTexts(_ batch: ColumnBatch) {
        states.fillOnce(batch.count, with: ColumnState.value)
        texts.fillOnce(batch.count, with: constant.slice)
    }
}

/// A text made of a text.
final class TextFunctionNode: TextNode {
    enum Function: String {
        case emailDomain, lowerAscii
    }

    private let function: Function
    private let operand: TextNode
    private let arena = TextArena()

    init(_ function: Function, _ operand: TextNode) {
        self.function = function
        self.operand = operand
    }

    override func computeTexts(_ batch: ColumnBatch) {
        arena.reset()
        operand.prepare(batch)
        for line in 0..<batch.count {
            let state = operand.states.start[line]
            states.start[line] = state
            guard state == ColumnState.value else { continue }
            let text = operand.texts.start[line]
            switch function {
            case .emailDomain: texts.start[line] = lowered(domain(of: text))
            case .lowerAscii: texts.start[line] = lowered(text)
            }
        }
    }

    /// What stands after the last `@`; nothing where there is none.
    private func domain(of text: TextSlice) -> TextSlice {
        var place = text.count
        while place > 0 {
            if text.start[place - 1] == UInt8(ascii: "@") {
                return TextSlice(start: text.start + place, count: text.count - place)
            }
            place -= 1
        }
        return TextSlice(start: text.start, count: 0)
    }

    /// The text itself where it has no ASCII capital.
    private func lowered(_ text: TextSlice) -> TextSlice {
        guard let first = (0..<text.count).first(where: { Self.isCapital(text.start[$0]) }) else { return text }
        let room = arena.allocate(text.count)
        room.update(from: text.start, count: text.count)
        for place in first..<text.count where Self.isCapital(room[place]) { room[place] |= 0x20 }
        return TextSlice(start: room, count: text.count)
    }

    @inline(__always)
    private static func isCapital(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "A") < 26
    }
}
