#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import CNDJSON
internal import Dispatch

/// A file, handed out in pieces of whole lines to whoever asks next.
final class LineChunks: @unchecked Sendable {
    /// Bytes of a piece, as a rule: enough to be worth handing out, and few enough that what is computed from them finds them in the
    /// processor's second cache.
    private static let chunkSize = 3 << 17
    /// Why a line cannot be read; which one it is takes counting.
    static let tooLong = "a line is too long"

    // What changes is touched by one task at a time only. Hence the unchecked. Who waits for its turn sleeps, where a mutex would spend
    // the time of a core on waiting.
    private let turn = DispatchSemaphore(value: 1)
    private let file: OpenFile
    /// Of what was read; who takes a piece sees to it that it is added.
    let digest: ChunkDigest
    /// The beginning of a line whose end was not read yet.
    private var rest: [UInt8] = []
    private var index = 0
    private var isAtEnd = false

    init(_ path: String, digest makeDigest: MakeSnapshotDigest) throws(SnapshotError) {
        file = try OpenFile.reading(path)
        digest = ChunkDigest(makeDigest())
    }

    /// As it was given.
    var path: String { file.path }

    /// A piece, and how many bytes of the file it is.
    struct Piece {
        let index: Int
        let count: Int
    }

    /// Fills the buffer with the next lines, the last of which has a line end in any case; nil after the last.
    func next(into buffer: inout ChunkBuffer) throws(SnapshotError) -> Piece? {
        turn.wait()
        defer { turn.signal() }
        return try fill(&buffer)
    }

    private func fill(_ buffer: inout ChunkBuffer) throws(SnapshotError) -> Piece? {
        buffer.reset(to: rest, capacity: Self.chunkSize)
        rest.removeAll(keepingCapacity: true)
        // What was left over holds no line end.
        var searched = buffer.count
        var end: Int?
        while end == nil, !isAtEnd {
            if buffer.room.isEmpty {
                guard buffer.count < SnapshotLines.longestLine else { throw SnapshotError(path, Self.tooLong) }
                buffer.grow()
            }
            let count = try file.read(into: buffer.room)
            buffer.count += count
            isAtEnd = count == 0
            // Reads may be short; a piece is worth handing out when it is full.
            if buffer.room.isEmpty {
                end = buffer.lastLineEnd(from: searched)
                searched = buffer.count
            }
        }
        if let end {
            rest.append(contentsOf: buffer.bytes[end...])
            buffer.count = end
        }
        guard buffer.count > 0 else { return nil }
        defer { index += 1 }
        let piece = Piece(index: index, count: buffer.count)
        buffer.endLine()
        buffer.clearPadding()
        return piece
    }
}

/// Bytes of a file, with room after them as the scanner needs it.
struct ChunkBuffer: ~Copyable {
    private var storage = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(ndjson_padding), alignment: 16)
    var count = 0

    deinit {
        storage.deallocate()
    }

    /// Never nil, since there is room for the padding at least.
    var start: UnsafeMutablePointer<UInt8> { storage.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped }

    private var capacity: Int { storage.count - Int(ndjson_padding) }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<count]) }

    /// What can still be filled; a line end has its place behind it.
    var room: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: storage[count..<max(count, capacity)])
    }

    /// Holds these bytes only.
    mutating func reset(to bytes: [UInt8], capacity: Int) {
        count = 0
        if self.capacity < max(capacity, bytes.count) { reallocate(max(capacity, bytes.count)) }
        storage.copyBytes(from: bytes)
        count = bytes.count
    }

    mutating func grow() {
        reallocate(capacity * 2)
    }

    private mutating func reallocate(_ capacity: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: capacity + Int(ndjson_padding), alignment: 16)
        larger.copyMemory(from: bytes)
        storage.deallocate()
        storage = larger
    }

    /// Behind the last line end, of those at or after a place; nil where there is none.
    func lastLineEnd(from place: Int) -> Int? {
        var end = count
        while end > place {
            if storage[end - 1] == UInt8(ascii: "\n") { return end }
            end -= 1
        }
        return nil
    }

    /// Says something where the scanner reads beyond what is held; it means nothing.
    mutating func clearPadding() {
        let padding = storage[count..<min(count + Int(ndjson_padding), storage.count)]
        UnsafeMutableRawBufferPointer(rebasing: padding).initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// Sees to it that the last line has an end.
    mutating func endLine() {
        guard count > 0, storage[count - 1] != UInt8(ascii: "\n") else { return }
        storage[count] = UInt8(ascii: "\n")
        count += 1
    }
}
