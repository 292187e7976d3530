package import CEL
package import CNDJSON
internal import JSON

/// Some lines of a file, or resources as such, with what the plan wants of them, or the elements of one of their lists, which are as
/// lines then. Used by one task at a time; what it points to is gone with the next lines.
package final class ColumnBatch {
    /// What a line turned out to be.
    package enum State: UInt8 {
        /// A resource whose columns are filled.
        case plain
        /// A resource of which only `resource(at:)` tells.
        case odd
        /// No resource.
        case rejected
    }

    /// How many values a line, and an element of each list, has.
    package let columnCount: Int
    package let listColumnCounts: [Int]
    package let listCount: Int

    /// How many lines there are.
    package var count: Int { current.count }
    /// Changes with the lines.
    package var generation: Int { current.generation }
    /// The text of the lines.
    package var bytes: UnsafePointer<UInt8> { current.bytes }
    /// The values of the first line; those of the others follow.
    package var slots: UnsafePointer<ndjson_slot> { current.slots }

    private struct Lines {
        var count = 0
        var generation = 0
        var bytes: UnsafePointer<UInt8>
        var slots: UnsafePointer<ndjson_slot>
    }

    /// Read for each line, and written only where the lines change: nothing else has hold of it then.
    @exclusivity(unchecked) private var current: Lines

    /// By line.
    package internal(set) var states: [State] = []

    /// The elements of each list, one line after the other.
    private var lists: [ColumnBatch] = []
    /// The lines whose elements these are; nil for lines.
    package private(set) weak var lines: ColumnBatch?

    private let plan: ColumnPlan
    private let list: Int?
    private let batch: OpaquePointer
    private var buffer = ChunkBuffer()
    /// What is read and not part of the digest yet.
    private var undigested: LineChunks.Piece?
    private var parser: LineParser
    private var resources: [Int: Resource] = [:]
    /// Why lines whose states say otherwise are no resources, as far as anybody asked. There are none while scanner and parser agree.
    private(set) var mistakes: [Int: LineParser.Mistake] = [:]
    /// What the lines were made of, by line; empty where they were read.
    private var held: [Resource] = []

    init(_ plan: ColumnPlan, _ parser: LineParser) {
        self.plan = plan
        self.parser = parser
        list = nil
        batch = ndjson_batch_create(plan.plan, ndjson_fastest_way())
        current = Lines(bytes: UnsafePointer(buffer.start), slots: ndjson_batch_slots(batch))
        columnCount = plan.columnCount
        listCount = plan.listCount
        listColumnCounts = (0..<plan.listCount).map { plan.columnCount(of: $0) }
        lists = (0..<listCount).map { ColumnBatch($0, of: self) }
    }

    private init(_ list: Int, of lines: ColumnBatch) {
        self.list = list
        self.lines = lines
        plan = lines.plan
        parser = lines.parser
        batch = lines.batch
        current = Lines(bytes: lines.bytes, slots: ndjson_batch_list_slots(batch, Int32(list)))
        columnCount = lines.listColumnCounts[list]
        listCount = 0
        listColumnCounts = []
    }

    deinit {
        if list == nil { ndjson_batch_free(batch) }
    }

    /// The elements of a list.
    package func elements(of list: Int) -> ColumnBatch {
        lists[list]
    }

    private func follow(_ lines: ColumnBatch, _ list: Int) {
        current = Lines(
            count: ndjson_batch_list_count(batch, Int32(list)), generation: lines.generation, bytes: lines.bytes,
            slots: ndjson_batch_list_slots(batch, Int32(list)))
    }

    /// The next lines of the file, and which piece they are; nil after its end.
    func read(_ chunks: LineChunks) throws(SnapshotError) -> Int? {
        if let piece = undigested { chunks.digest.addInTurn(piece.index, bytes(of: piece)) }
        undigested = nil
        guard let piece = try chunks.next(into: &buffer) else { return nil }
        // While another task adds those before there is something else to do.
        if !chunks.digest.add(piece.index, bytes(of: piece)) { undigested = piece }
        current.bytes = UnsafePointer(buffer.start)
        resources.removeAll(keepingCapacity: true)
        mistakes.removeAll(keepingCapacity: true)
        current.generation += 1
        guard ndjson_batch_read(batch, bytes, buffer.count) else {
            throw SnapshotError(chunks.path, "there is not enough memory for its lines")
        }
        current.slots = ndjson_batch_slots(batch)
        current.count = ndjson_batch_count(batch)
        states.removeAll(keepingCapacity: true)
        for (list, elements) in lists.enumerated() { elements.follow(self, list) }
        return piece.index
    }

    private func bytes(of piece: LineChunks.Piece) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer.bytes[..<piece.count])
    }

    /// Takes lines that were made of the resources, one each; false where there is no memory for them.
    func take(_ lines: [UInt8], of resources: [Resource]) -> Bool {
        buffer.reset(to: lines, capacity: lines.count)
        buffer.clearPadding()
        current.bytes = UnsafePointer(buffer.start)
        held = resources
        current.generation += 1
        states.removeAll(keepingCapacity: true)
        current.count = 0
        guard ndjson_batch_read(batch, bytes, buffer.count), ndjson_batch_count(batch) == resources.count else {
            return false
        }
        current.slots = ndjson_batch_slots(batch)
        current.count = resources.count
        for (list, elements) in lists.enumerated() { elements.follow(self, list) }
        return true
    }

    /// The line's values, of which there are `columnCount`.
    package func slots(at line: Int) -> UnsafePointer<ndjson_slot> {
        slots + line * columnCount
    }

    /// The text that a value of a line is; nil where it is none.
    package func text(_ slot: ndjson_slot) -> String? {
        guard slot.kind == UInt8(ndjson_string) else { return nil }
        let (start, count) = (bytes + Int(slot.start), Int(slot.length))
        guard slot.flags != 0 else {
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }
        return String(unsafeUninitializedCapacity: count) { room in
            room.baseAddress.map { ndjson_unescape(start, count, $0) } ?? 0
        }
    }

    /// The value of the type that any JSON of a line is; nil where it is none.
    package func value(_ slot: ndjson_slot, of type: FieldType) -> CELValue? {
        if slot.kind == UInt8(ndjson_string) { return text(slot).flatMap { type.value(of: .string($0)) } }
        let json = UnsafeBufferPointer(start: bytes + Int(slot.start), count: Int(slot.length))
        return (try? JSONValue(parsing: json)).flatMap { type.value(of: $0) }
    }

    /// The lists of the first line; those of the others follow.
    package var elements: UnsafePointer<ndjson_elements> {
        ndjson_batch_elements(batch)
    }

    /// The values of the first element of a list; those of the others follow.
    package func slots(of list: Int) -> UnsafePointer<ndjson_slot> {
        ndjson_batch_list_slots(batch, Int32(list))
    }

    /// The resource that the line is; nil where it is none.
    package func resource(at line: Int) -> Resource? {
        if !held.isEmpty { return held[line] }
        if let known = resources[line] { return known }
        do throws(LineParser.Mistake) {
            let resource = try readResource(line)
            resources[line] = resource
            return resource
        } catch {
            mistakes[line] = error
            return nil
        }
    }

    func readResource(_ line: Int) throws(LineParser.Mistake) -> Resource {
        let place = ndjson_batch_lines(batch)[line]
        return try parser.resource(
            UnsafeRawBufferPointer(start: bytes + Int(place.start), count: Int(place.length)))
    }

    /// Keys that an object of the line that was read last held more than once.
    var repeatedKeys: [String] { parser.repeatedKeys }

    func isPlain(_ line: Int) -> Bool {
        ndjson_batch_lines(batch)[line].is_plain
    }

    /// Takes a line that is kept for later look-ups.
    func keep(_ resource: Resource, at line: Int) {
        resources[line] = resource
    }
}
