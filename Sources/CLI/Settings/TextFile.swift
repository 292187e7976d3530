import Foundation

/// Reads files whole, within a bound.
enum TextFile {
    private static let maximumBytes = 64 << 20

    /// Throws `CommandFailure` naming the path.
    static func read(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(.invalid, "cannot read `\(path)`: \(String(cString: strerror(errno)))")
        }
        defer { try? handle.close() }
        do {
            let data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
            guard data.count <= maximumBytes else {
                throw CommandFailure(.invalid, "`\(path)` is larger than \(maximumBytes >> 20) MiB")
            }
            return Array(data)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.invalid, "cannot read `\(path)`: \(error.localizedDescription)")
        }
    }
}
