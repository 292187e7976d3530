import CNDJSON
import Observations

/// Numbers for what a set of columns holds on a line: two lines with the same number agree in all of them.
final class LineCodes {
    private static let notAsked: Int32 = -2

    private let dependencies: [ColumnDependency]
    private var dictionary = CodeDictionary()
    private let codes = Vector<Int32>()
    private var generation = -1
    private var key: [UInt8] = []

    init(_ dependencies: Set<ColumnDependency>) {
        self.dependencies = dependencies.sorted { "\($0)" < "\($1)" }
    }

    func prepare(_ batch: ColumnBatch) {
        guard generation != batch.generation else { return }
        generation = batch.generation
        codes.fill(batch.count, with: Self.notAsked)
    }

    /// Less than zero for lines that are not worth remembering, or of which the columns do not tell enough.
    @inline(__always)
    func code(_ batch: ColumnBatch, at line: Int) -> Int {
        if codes.start[line] == Self.notAsked { codes.start[line] = find(batch, line) }
        return Int(codes.start[line])
    }

    private func find(_ batch: ColumnBatch, _ line: Int) -> Int32 {
        let slots = batch.slots(at: line)
        if dependencies.count == 1, case .value(.line(let column)) = dependencies[0] {
            let slot = slots[column]
            return dictionary.code(of: Self.text(slot, batch), kind: Self.kind(slot))
        }
        // Its own while it is filled: a property would be checked for other accesses each time.
        var key = key
        self.key = []
        defer { self.key = key }
        key.removeAll(keepingCapacity: true)
        for dependency in dependencies where !Self.append(dependency, batch, line, slots, to: &key) { return -1 }
        // A byte at the end, so that there is a first one.
        key.append(0)
        return key.withUnsafeBufferPointer { key in
            dictionary.code(of: TextSlice(start: key.baseAddress.unsafelyUnwrapped, count: key.count), kind: 0)
        }
    }

    /// False where the columns do not tell enough.
    private static func append(
        _ dependency: ColumnDependency, _ batch: ColumnBatch, _ line: Int, _ slots: UnsafePointer<ndjson_slot>,
        to key: inout [UInt8]
    ) -> Bool {
        switch dependency {
        case .value(.line(let column)):
            append(slots[column], batch, to: &key)
        case .value(.element(let list, let column)):
            forEachElement(of: list, batch, line, to: &key) { append($0[column], batch, to: &$1) }
        case .kind(.line(let column)):
            append(kind(slots[column]), to: &key)
        case .kind(.element(let list, let column)):
            forEachElement(of: list, batch, line, to: &key) { append(kind($0[column]), to: &$1) }
        case .count(let list, let column):
            let slot = slots[column]
            append(kind(slot), to: &key)
            append(UInt64(batch.elements[line * batch.listCount + list].count), to: &key)
            // Of a list that is none, what it is matters too.
            if slot.flags != 0 { append(slot, batch, to: &key) }
        case .texts(let list, let column, let place):
            let slot = slots[column]
            guard slot.kind <= UInt8(ndjson_null) || (slot.kind == UInt8(ndjson_array) && slot.flags == 0) else {
                return false
            }
            append(kind(slot), to: &key)
            var isText = true
            forEachElement(of: list, batch, line, to: &key) { element, key in
                isText = isText && element[place].kind == UInt8(ndjson_string)
                append(element[place], batch, to: &key)
            }
            return isText
        }
        return true
    }

    private static func forEachElement(
        of list: Int, _ batch: ColumnBatch, _ line: Int, to key: inout [UInt8],
        _ body: (UnsafePointer<ndjson_slot>, inout [UInt8]) -> Void
    ) {
        let elements = batch.elements[line * batch.listCount + list]
        append(UInt64(elements.count), to: &key)
        let width = batch.listColumnCounts[list]
        var element = batch.slots(of: list) + Int(elements.first) * width
        for _ in 0..<elements.count {
            body(element, &key)
            element += width
        }
    }

    private static func append(_ slot: ndjson_slot, _ batch: ColumnBatch, to key: inout [UInt8]) {
        append(kind(slot), to: &key)
        append(UInt64(slot.length), to: &key)
        let text = text(slot, batch)
        key.append(contentsOf: UnsafeBufferPointer(start: text.start, count: text.count))
    }

    private static func append(_ number: UInt64, to key: inout [UInt8]) {
        withUnsafeBytes(of: number) { key.append(contentsOf: $0) }
    }

    private static func text(_ slot: ndjson_slot, _ batch: ColumnBatch) -> TextSlice {
        TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length))
    }

    private static func kind(_ slot: ndjson_slot) -> UInt64 {
        UInt64(slot.kind) | UInt64(slot.flags) << 8
    }
}
