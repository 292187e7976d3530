#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The lines of a file, read in chunks.
struct SnapshotLines {
    private static let chunkSize = 1 << 20
    /// A longer line is no resource.
    static let longestLine = 64 << 20

    /// What a file was, once it has been read to its end.
    struct Summary {
        let lineCount: Int
        let digest: String
    }

    /// Calls `body` with the bytes of each line, which are gone after the call, and its number from 1. The last line needs no end.
    static func forEach(
        of path: String, digest makeDigest: MakeSnapshotDigest,
        _ body: (UnsafeRawBufferPointer, Int) throws(SnapshotError) -> Void
    ) throws(SnapshotError) -> Summary {
        let file = try OpenFile.reading(path)
        var digest = makeDigest()
        var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkSize, alignment: 1)
        defer { buffer.deallocate() }
        var filled = 0
        var lineCount = 0
        while true {
            let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            let end = filled + count
            digest.update(UnsafeRawBufferPointer(rebasing: buffer[filled..<end]))
            var start = 0
            // What was there before holds no line end.
            var searched = filled
            while let newline = firstNewline(in: UnsafeRawBufferPointer(rebasing: buffer[searched..<end])) {
                lineCount += 1
                try body(UnsafeRawBufferPointer(rebasing: buffer[start..<searched + newline]), lineCount)
                searched += newline + 1
                start = searched
            }
            filled = end - start
            if start > 0 {
                UnsafeMutableRawBufferPointer(rebasing: buffer[..<filled]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            } else if filled == buffer.count {
                guard filled < longestLine else {
                    throw SnapshotError(path, "line \(lineCount + 1) is longer than \(longestLine) bytes")
                }
                let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: filled * 2, alignment: 1)
                larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
                buffer.deallocate()
                buffer = larger
            }
        }
        if filled > 0 {
            lineCount += 1
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), lineCount)
        }
        return Summary(lineCount: lineCount, digest: digest.finalize())
    }

    private static func firstNewline(in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base, Int32(UInt8(ascii: "\n")), bytes.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - base
    }
}
