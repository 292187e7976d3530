import CEL
import CNDJSON
import Observations

/// A resource, or an object in it, as expressions see it on columns: nothing is read of the line but the fields that are asked for.
struct ColumnObject: CELObject, @unchecked Sendable {
    // Nobody keeps it longer than one evaluation takes, by one task. Hence the unchecked.
    private let reading: ColumnReading
    let typeName: String
    /// The lines, or the elements of one of their lists.
    private let rows: ColumnBatch
    private let row: Int

    init(_ reading: ColumnReading, _ typeName: String, _ rows: ColumnBatch, _ row: Int) {
        self.reading = reading
        self.typeName = typeName
        self.rows = rows
        self.row = row
    }

    func field(_ name: String) -> CELValue? {
        guard let column = reading.columns[typeName]?[name] else { return reading.doubt() }
        let slot = slot(column.place)
        if slot.kind <= UInt8(ndjson_null) {
            switch column.absence {
            case .absent: return nil
            case .empty: return .list(CELList())
            case .doubtful: return reading.doubt()
            }
        }
        return value(slot, column.content) ?? reading.doubt()
    }

    /// Columns do not tell all of it.
    func isEqual(to other: any CELObject) -> Bool {
        _ = reading.doubt()
        return false
    }

    /// Nil where it is not what the field holds.
    private func value(_ slot: ndjson_slot, _ content: FieldColumn.Content) -> CELValue? {
        switch content {
        case .string:
            return rows.text(slot).map(CELValue.string)
        case .bool:
            guard slot.kind == UInt8(ndjson_true) || slot.kind == UInt8(ndjson_false) else { return nil }
            return .bool(slot.kind == UInt8(ndjson_true))
        case .int:
            return slot.kind == UInt8(ndjson_number) ? NumberFieldNode.read(text(slot)).map(CELValue.int) : nil
        case .timestamp:
            guard slot.kind == UInt8(ndjson_string), slot.flags == 0 else { return nil }
            return InstantText.read(text(slot))?.timestamp.map(CELValue.timestamp)
        case .object(let type):
            guard slot.kind == UInt8(ndjson_object) else { return nil }
            return .object(ColumnObject(reading, type, rows, row))
        case .objects(let list, let type):
            guard slot.kind == UInt8(ndjson_array), slot.flags == 0 else { return nil }
            let elements = rows.elements(of: list)
            return .list(CELList(range(list).map { .object(ColumnObject(reading, type, elements, $0)) }))
        case .texts(let list, let column):
            guard slot.kind == UInt8(ndjson_array), slot.flags == 0 else { return nil }
            return texts(list, column)
        case .other(let type):
            return rows.value(slot, of: type)
        case .members(let places):
            return slot.kind == UInt8(ndjson_object) ? members(places) : nil
        }
    }

    private func slot(_ place: ColumnPlace) -> ndjson_slot {
        switch place {
        case .line(let index), .element(_, let index): rows.slots(at: row)[index]
        }
    }

    private func members(_ places: [CELStringKey: ColumnPlace]) -> CELValue? {
        var members: [(String, CELValue)] = []
        for (key, place) in places {
            let slot = slot(place)
            guard slot.kind != UInt8(ndjson_absent) else { continue }
            guard let value = rows.value(slot, of: .dyn) else { return nil }
            members.append((key.string, value))
        }
        return .map(CELMap(uniqueStringKeys: members))
    }

    private func texts(_ list: Int, _ column: Int) -> CELValue? {
        let elements = rows.elements(of: list)
        var seen: Set<CELStringKey> = []
        var texts: [CELValue] = []
        for element in range(list) {
            guard let text = elements.text(elements.slots(at: element)[column]) else { return nil }
            if seen.insert(CELStringKey(text)).inserted { texts.append(.string(text)) }
        }
        return .list(CELList(texts))
    }

    private func range(_ list: Int) -> Range<Int> {
        let place = rows.elements[row * rows.listCount + list]
        return Int(place.first)..<Int(place.first) + Int(place.count)
    }

    private func text(_ slot: ndjson_slot) -> TextSlice {
        TextSlice(start: rows.bytes + Int(slot.start), count: Int(slot.length))
    }
}
