internal import Foundation

/// Looks at a file before SQLite does, since SQLite takes an empty or foreign one for a new database.
enum HistoryFileCheck {
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Throws unless the file begins as a database does, and is as long as it says where nothing waits in a log beside it.
    static func check(_ path: String) throws(HistoryError) {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw errno == ENOENT
                ? .missing(path: path) : .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { try? handle.close() }
        let header: [UInt8]
        let size: UInt64
        do {
            header = Array(try handle.read(upToCount: 100) ?? Data())
            size = try handle.seekToEnd()
        } catch {
            throw .unusable(path: path, reason: error.localizedDescription)
        }
        if header.isEmpty { throw .damaged(path: path, reason: "it is empty") }
        guard header.starts(with: magic) || magic.starts(with: header) else { throw .foreign(path: path) }
        guard header.count == 100 else { throw .damaged(path: path, reason: "it ends within its header") }
        let pageSize = UInt64(header[16]) << 8 | UInt64(header[17])
        let pages = header[28..<32].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let log = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? UInt64) ?? 0
        let expected = (pageSize == 1 ? 65_536 : pageSize) * pages
        if log == 0, size < expected {
            throw .damaged(path: path, reason: "it has \(size) bytes of \(expected)")
        }
    }
}
