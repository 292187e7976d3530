import CNDJSON
import Observations

/// A whole number of each line.
class NumberNode: ColumnNode {
    final let numbers = Vector<Int64>()

    override final func compute(_ batch: ColumnBatch) {
        numbers.reserve(batch.count)
        computeNumbers(batch)
    }

    func computeNumbers(_ batch: ColumnBatch) {
        preconditionFailure("every column of numbers computes them")
    }
}

/// A field.
final class NumberFieldNode: NumberNode {
    private let path: FieldPath

    init(_ path: FieldPath) {
        self.path = path
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        let bytes = batch.bytes
        let numbers = numbers.start
        path.forEach(batch, states.start) { line, slot in
            guard slot.kind == UInt8(ndjson_number),
                let number = Self.read(TextSlice(start: bytes + Int(slot.start), count: Int(slot.length)))
            else { return ColumnState.doubt }
            numbers[line] = number
            return ColumnState.value
        }
    }

    /// What plain digits say; nil where the interpreter has to say it.
    static func read(_ text: TextSlice) -> Int64? {
        let isNegative = text.start[0] == UInt8(ascii: "-")
        guard text.count <= 18 else { return nil }
        var number: Int64 = 0
        for place in (isNegative ? 1 : 0)..<text.count {
            let digit = text.start[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        return isNegative ? -number : number
    }
}

/// The same number for every line.
final class NumberConstantNode: NumberNode {
    let number: Int64

    init(_ number: Int64) {
        self.number = number
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        states.fillOnce(batch.count, with: ColumnState.value)
        numbers.fillOnce(batch.count, with: number)
    }
}

/// How many elements a list of objects has; such a list is never absent, but empty.
final class ListSizeNode: NumberNode {
    let path: FieldPath
    let list: Int
    /// By line, whether the list is as it would be written: 1 that it is, 2 that it is not, 0 where nobody asked.
    private let compact = Vector<UInt8>()
    /// By line, where the list was copied to; nil where it was not.
    private let copies = Vector<UnsafePointer<UInt8>?>()
    private let texts: TextArena

    /// - Parameter texts: What lists are copied to that are shown.
    init(_ path: FieldPath, list: Int, _ texts: TextArena) {
        self.path = path
        self.list = list
        self.texts = texts
    }

    /// The text of the line's list, which is that of the file, as it is kept for whoever shows it; nil where it is too short to be
    /// worth keeping, or too long.
    func keptText(_ batch: ColumnBatch, _ line: Int) -> TextSlice? {
        let slot = batch.slots[line * batch.columnCount + path.column]
        let count = Int(slot.length)
        guard (Self.leastKept...JSONBytes.longestText).contains(count) else { return nil }
        if let copy = copies.start[line] { return TextSlice(start: copy, count: count) }
        let copy = texts.allocate(count)
        copy.update(from: batch.bytes + Int(slot.start), count: count)
        copies.start[line] = UnsafePointer(copy)
        return TextSlice(start: copy, count: count)
    }

    private static let leastKept = 64

    /// Whether the list of the line, which has one, is written as it would be written anew.
    func isCompact(_ batch: ColumnBatch, _ line: Int) -> Bool {
        if compact.start[line] == 0 {
            let slot = batch.slots[line * batch.columnCount + path.column]
            compact.start[line] = ndjson_is_compact(batch.bytes + Int(slot.start), Int(slot.length)) ? 1 : 2
        }
        return compact.start[line] == 1
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        compact.fill(batch.count, with: 0)
        copies.fill(batch.count, with: nil)
        let elements = batch.elements + list
        let stride = batch.listCount
        let numbers = numbers.start
        // Absent is empty: a value.
        numbers.update(repeating: 0, count: batch.count)
        path.forEach(batch, states.start) { line, slot in
            guard slot.kind == UInt8(ndjson_array), slot.flags == 0 else { return ColumnState.doubt }
            numbers[line] = Int64(elements[line * stride].count)
            return ColumnState.value
        }
    }

    func elements(_ batch: ColumnBatch) -> ElementRanges {
        ElementRanges(start: batch.elements + list, stride: batch.listCount)
    }
}
