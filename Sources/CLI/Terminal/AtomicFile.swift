import Foundation

/// Writes files that appear whole or not at all.
enum AtomicFile {
    /// Throws `CommandFailure` naming the path. The file can be read by its owner only.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = path + ".\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        var isDone = false
        defer {
            close(descriptor)
            if !isDone { unlink(temporary) }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
        isDone = true
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.localFailure, "cannot write `\(path)`: \(String(cString: strerror(errno)))")
    }
}
