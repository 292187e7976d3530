import CNDJSON
import JSON
import Observations

/// UTF-8 that lasts as long as the batch.
struct TextSlice: BitwiseCopyable {
    var start: UnsafePointer<UInt8>
    var count: Int

    @inline(__always)
    func isEqual(to other: TextSlice) -> Bool {
        count == other.count && ndjson_is_equal(start, other.start, count)
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
        let (found, values, states, texts) = (operand.states.start, operand.texts.start, states.start, texts.start)
        let function = function
        for line in 0..<batch.count {
            states[line] = found[line]
            guard found[line] == ColumnState.value else { continue }
            switch function {
            case .emailDomain: texts[line] = lowered(domain(of: values[line]))
            case .lowerAscii: texts[line] = lowered(values[line])
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
        guard text.bytes.containsByte(marked: Self.capitals) else { return text }
        let room = arena.allocate(text.count)
        for place in 0..<text.count {
            let byte = text.start[place]
            room[place] = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        }
        return TextSlice(start: room, count: text.count)
    }

    /// Marks the ASCII capitals of a word.
    @inline(__always)
    private static func capitals(_ word: UInt64) -> UInt64 {
        let low = word & ByteWords.all(0x7F)
        // Neither sum reaches the next byte.
        let (fromA, afterZ) = (low &+ ByteWords.all(0x80 - 0x41), low &+ ByteWords.all(0x7F - 0x5A))
        return fromA & ~afterZ & ~word & ByteWords.all(0x80)
    }
}
