internal import CNDJSON

extension SnapshotReader {
    /// The columns that lines of the kind can have; nil where the snapshot has no such file.
    package func columns(of kind: ResourceKind) -> FieldColumns? {
        lineParser(of: kind).map { FieldColumns($0.layout, unlistedDetails: $0.unlistedDetails) }
    }

    /// Hands every line of the kind's file to one of the workers, each of which runs in a task of its own; gives the collection
    /// without its resources. Fails, after the last line, where the file is not the one that the manifest describes.
    ///
    /// Where ids come twice the file is read again, and what the first workers saw is worth nothing: `makeWorkers` makes others,
    /// and the last that it made have seen the file.
    package func readColumns<Worker: ColumnWorker>(
        of kind: ResourceKind, _ columns: FieldColumns, makeWorkers: () -> [Worker]
    ) async throws -> (collection: ResourceCollection, workers: [Worker])? {
        guard let file = manifest.files[kind], let parser = lineParser(of: kind) else { return nil }
        var workers = makeWorkers()
        var (completeness, notes, numbers) = try await read(file, kind, columns, parser, workers, .all)
        let repeated = IDLedger.repeated(numbers)
        if !repeated.isEmpty {
            workers = makeWorkers()
            (completeness, notes, _) = try await read(
                file, kind, columns, parser, Array(workers.prefix(1)), .suspects(repeated))
        }
        if kind == .user, file.filter.isEverything, numbers.allSatisfy(\.isEmpty) {
            completeness = completeness.withoutAnyUser
        }
        let collection = ResourceCollection(
            completeness: completeness, filter: file.filter, details: file.details, notes: notes)
        return (collection, workers)
    }

    private func read(
        _ file: SnapshotManifest.File, _ kind: ResourceKind, _ columns: FieldColumns, _ parser: LineParser,
        _ workers: [some ColumnWorker], _ mode: IDLedger.Mode
    ) async throws -> (Completeness, notes: [String], [[UInt64]]) {
        let chunks = try self.chunks(of: kind)
        let records: [ChunkRecords]
        do {
            records = try await read(chunks, columns, parser, workers, mode)
        } catch let error as SnapshotError where error.reason == LineChunks.tooLong {
            // Says which line it is.
            try forEachLine(of: kind) { _, _ in }
            throw error
        }

        let pieces = records.flatMap(\.pieces).sorted { $0.index < $1.index }
        var mistakes = LineRemarks()
        var repeatedKeys = LineRemarks()
        var lineCount = 0
        for piece in pieces {
            mistakes.add(piece.mistakes, from: lineCount)
            repeatedKeys.add(piece.repeatedKeys, from: lineCount)
            lineCount += piece.lineCount
        }
        try check(file, lineCount: lineCount, digest: chunks.digest.final())
        var completeness = file.completeness
        completeness.missing += mistakes.missing(fileName: file.name)
        return (completeness, repeatedKeys.notes(fileName: file.name), records.flatMap(\.ledger.numbers))
    }

    private func read(
        _ chunks: LineChunks, _ columns: FieldColumns, _ parser: LineParser, _ workers: [some ColumnWorker],
        _ mode: IDLedger.Mode
    ) async throws -> [ChunkRecords] {
        let plan = columns.plan
        let id = columns.id
        return try await withThrowingTaskGroup(of: ChunkRecords.self) { group in
            for worker in workers {
                group.addTask {
                    let batch = ColumnBatch(plan, parser)
                    var isDone = false
                    defer { if !isDone { chunks.digest.abandon() } }
                    var records = ChunkRecords(idKey: parser.layout.idKey, id: id, mode)
                    while let index = try batch.read(chunks) {
                        try Task.checkCancellation()
                        records.add(batch, index)
                        worker.consume(batch)
                        records.addMistakes(of: batch)
                    }
                    isDone = true
                    return records
                }
            }
            var all: [ChunkRecords] = []
            for try await records in group { all.append(records) }
            return all
        }
    }
}

/// What one task notes of the pieces that it read.
private struct ChunkRecords {
    struct Piece {
        let index: Int
        var lineCount = 0
        /// By line of the piece, from 1.
        var mistakes = LineRemarks()
        var repeatedKeys = LineRemarks()
    }

    private(set) var pieces: [Piece] = []
    private(set) var ledger: IDLedger
    private let idKey: String
    private let idColumn: Int
    private let seed: UInt64 = ChunkRecords.seed
    /// Lines of the pieces before, which are all where one task reads the file.
    private var linesBefore = 0

    /// One for all files of a process, so that nobody can write ids that come to the same number.
    private static let seed = UInt64.random(in: .min ... .max)

    init(idKey: String, id: ColumnPlace, _ mode: IDLedger.Mode) {
        self.idKey = idKey
        ledger = IDLedger(mode)
        if case .line(let column) = id { idColumn = column } else { idColumn = 0 }
    }

    /// Finds out what the lines of the batch are.
    mutating func add(_ batch: ColumnBatch, _ index: Int) {
        var piece = Piece(index: index)
        piece.lineCount = batch.count
        ledger.beginPiece(batch.count)
        // Its own meanwhile: a property would be checked for other accesses each time.
        var states = batch.states
        batch.states = []
        states.removeAll(keepingCapacity: true)
        states.reserveCapacity(piece.lineCount)
        for line in 0..<piece.lineCount { states.append(state(of: line, in: batch, &piece)) }
        batch.states = states
        linesBefore += piece.lineCount
        pieces.append(piece)
    }

    /// Adds lines of the batch that turned out to be no resources when somebody looked: what was said of them may be lost.
    mutating func addMistakes(of batch: ColumnBatch) {
        guard !batch.mistakes.isEmpty else { return }
        for (line, mistake) in batch.mistakes.sorted(by: { $0.key < $1.key }) where batch.states[line] != .rejected {
            pieces[pieces.count - 1].mistakes.add(line + 1, mistake.text)
        }
    }

    private mutating func state(of line: Int, in batch: ColumnBatch, _ piece: inout Piece) -> ColumnBatch.State {
        let slot = batch.slots(at: line)[idColumn]
        if batch.isPlain(line), slot.kind == ndjson_string, slot.flags == 0, slot.length > 0 {
            let start = batch.bytes + Int(slot.start)
            let number = ndjson_hash(start, Int(slot.length), seed)
            let first = ledger.add(number, linesBefore + line + 1) {
                String(decoding: UnsafeBufferPointer(start: start, count: Int(slot.length)), as: UTF8.self)
            }
            return reject(line, first, &piece) ? .rejected : .plain
        }
        do throws(LineParser.Mistake) {
            let resource = try batch.readResource(line)
            batch.keep(resource, at: line)
            let bytes = Array(resource.id.utf8) + [UInt8](repeating: 0, count: Int(ndjson_padding))
            let number = bytes.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { ndjson_hash($0, bytes.count - Int(ndjson_padding), seed) } ?? 0
            }
            let first = ledger.add(number, linesBefore + line + 1) { resource.id }
            if reject(line, first, &piece) { return .rejected }
            let keys = batch.repeatedKeys
            if !keys.isEmpty { piece.repeatedKeys.add(line + 1, LineRemarks.repeatedKeys(keys)) }
            return .odd
        } catch {
            piece.mistakes.add(line + 1, error.text)
            return .rejected
        }
    }

    private func reject(_ line: Int, _ first: Int?, _ piece: inout Piece) -> Bool {
        guard let first else { return false }
        piece.mistakes.add(line + 1, LineRemarks.repeatedID(idKey, line: first))
        return true
    }
}
