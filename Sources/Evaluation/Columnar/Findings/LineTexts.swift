import CNDJSON
import Observations

/// The ids and names of the resources of lines.
struct LineTexts {
    private let id: ColumnPlace
    private let names: [ColumnPlace]

    init(_ columns: FieldColumns) {
        id = columns.id
        names = columns.names
    }

    func id(_ batch: ColumnBatch, _ line: Int) -> String {
        slot(id, batch, line).map { text($0, batch) } ?? batch.resource(at: line)?.id ?? ""
    }

    /// Whether the id certainly is behind all of the texts.
    func isID(_ batch: ColumnBatch, _ line: Int, beyond texts: LeastTexts) -> Bool {
        guard let slot = slot(id, batch, line), slot.flags == 0 else { return false }
        return texts.isBeyond(UnsafeBufferPointer(start: batch.bytes + Int(slot.start), count: Int(slot.length)))
    }

    /// Appends the id as it stands between the quotes of a JSON string.
    func appendID(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) {
        if let slot = slot(id, batch, line) {
            append(slot, batch, to: &json)
        } else {
            json.appendEscaped(id(batch, line))
        }
    }

    /// Appends what stands in the first place where a name stands, likewise; false, with nothing appended, where there is none.
    func appendName(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes) -> Bool {
        for name in names {
            guard let slot = slot(name, batch, line), slot.length > 0 else { continue }
            append(slot, batch, to: &json)
            return true
        }
        return false
    }

    /// The text at the place, if there is one.
    private func slot(_ place: ColumnPlace, _ batch: ColumnBatch, _ line: Int) -> ndjson_slot? {
        guard case .line(let column) = place else { return nil }
        let slot = batch.slots(at: line)[column]
        return slot.kind == UInt8(ndjson_string) ? slot : nil
    }

    private func append(_ slot: ndjson_slot, _ batch: ColumnBatch, to json: inout JSONBytes) {
        guard slot.flags == 0 else { return json.appendEscaped(text(slot, batch)) }
        // Without escapes it is as it would be written.
        json.append(TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length)))
    }

    private func text(_ slot: ndjson_slot, _ batch: ColumnBatch) -> String {
        let text = TextSlice(start: batch.bytes + Int(slot.start), count: Int(slot.length))
        guard slot.flags != 0 else { return text.string }
        return String(unsafeUninitializedCapacity: text.count) { room in
            room.baseAddress.map { ndjson_unescape(text.start, text.count, $0) } ?? 0
        }
    }
}
