import CNDJSON
import Observations

/// Numbers for what a set of columns holds on a line: two lines with the same number agree in all of them.
final class LineCodes {
    private static let notAsked: Int32 = -2

    private let dependencies: [ColumnDependency]
    private var dictionary = CodeDictionary()
    private let codes = Vector<Int32>()
    private var generation = -1
    private let key = KeyBytes()

    init(_ dependencies: Set<ColumnDependency>) {
        self.dependencies = dependencies.sorted { "\($0)" < "\($1)" }
    }

    func prepare(_ batch: ColumnBatch) {
        let current = batch.generation
        guard generation != current else { return }
        generation = current
        codes.fill(batch.count, with: Self.notAsked)
    }

    /// Less than zero for lines that are not worth remembering, or of which the columns do not tell enough.
    @inline(__always)
    func code(_ batch: ColumnBatch, at line: Int) -> Int {
        if codes.start[line] == Self.notAsked { codes.start[line] = find(batch, line) }
        return Int(codes.start[line])
    }

    private func find(_ batch: ColumnBatch, _ line: Int) -> Int32 {
        // Of other lines columns are not filled, or not as far as their end.
        guard case .plain = batch.states[line] else { return -1 }
        let slots = batch.slots(at: line)
        if dependencies.count == 1, case .value(.line(let column)) = dependencies[0] {
            let slot = slots[column]
            return dictionary.code(of: Self.text(slot, batch), kind: Self.kind(slot))
        }
        key.removeAll()
        for dependency in dependencies where !append(dependency, batch, line, slots) { return -1 }
        return dictionary.code(of: key.text, kind: 0)
    }

    /// False where the columns do not tell enough.
    private func append(
        _ dependency: ColumnDependency, _ batch: ColumnBatch, _ line: Int, _ slots: UnsafePointer<ndjson_slot>
    ) -> Bool {
        switch dependency {
        case .value(.line(let column)):
            append(slots[column], batch)
        case .value(.element(let list, let column)):
            forEachElement(of: list, batch, line) { append($0[column], batch) }
        case .kind(.line(let column)):
            key.append(Self.kind(slots[column]))
        case .kind(.element(let list, let column)):
            forEachElement(of: list, batch, line) { key.append(Self.kind($0[column])) }
        case .count(let list, let column):
            let slot = slots[column]
            key.append(Self.kind(slot))
            key.append(UInt64(batch.elements[line * batch.listCount + list].count))
            // Of a list that is none, what it is matters too.
            if slot.flags != 0 { append(slot, batch) }
        case .texts(let list, let column, let place):
            let slot = slots[column]
            guard slot.kind <= UInt8(ndjson_null) || (slot.kind == UInt8(ndjson_array) && slot.flags == 0) else {
                return false
            }
            key.append(Self.kind(slot))
            var isText = true
            forEachElement(of: list, batch, line) { element in
                isText = isText && element[place].kind == UInt8(ndjson_string)
                append(element[place], batch)
            }
            return isText
        }
        return true
    }

    private func forEachElement(
        of list: Int, _ batch: ColumnBatch, _ line: Int, _ body: (UnsafePointer<ndjson_slot>) -> Void
    ) {
        let elements = batch.elements[line * batch.listCount + list]
        key.append(UInt64(elements.count))
        let width = batch.listColumnCounts[list]
        var element = batch.slots(of: list) + Int(elements.first) * width
        for _ in 0..<elements.count {
            body(element)
            element += width
        }
    }

    private func append(_ slot: ndjson_slot, _ batch: ColumnBatch) {
        key.append(Self.kind(slot) | UInt64(slot.length) << 16)
        key.append(Self.text(slot, batch))
    }

    private static func text(_ slot: ndjson_slot, _ batch: ColumnBatch) -> TextSlice {
        TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length))
    }

    private static func kind(_ slot: ndjson_slot) -> UInt64 {
        UInt64(slot.kind) | UInt64(slot.flags) << 8
    }
}
