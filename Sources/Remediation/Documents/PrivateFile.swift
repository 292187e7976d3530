internal import Foundation

/// A file that its owner alone can read, open until it is let go.
///
/// What `write` has written and `synchronize` has followed survives a crash and a loss of power.
final class PrivateFile: Sendable {
    private static let maximumBytes = 256 << 20

    let path: String
    private let descriptor: Int32

    /// What to do about a file that is there.
    enum Mode {
        /// It must not be there; it is made, and its folder waits until that is on the disk.
        case create
        /// It must be there; writes go to its end.
        case append
        case read
    }

    init(_ path: String, _ mode: Mode) throws(FileError) {
        let flags =
            switch mode {
            case .create: O_RDWR | O_CREAT | O_EXCL | O_APPEND
            case .append: O_RDWR | O_APPEND
            case .read: O_RDONLY
            }
        let descriptor = open(path, flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        self.path = path
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "it is not a regular file") }
        guard case .create = mode else { return }
        do throws(FileError) {
            try Self.synchronizeFolder(of: path)
        } catch {
            unlink(path)
            throw error
        }
    }

    deinit {
        close(descriptor)
    }

    /// Whether others than the owner may read it.
    var isReadableByOthers: Bool {
        var status = stat()
        return fstat(descriptor, &status) != 0 || status.st_mode & 0o077 != 0
    }

    /// Keeps other processes from locking it until this one lets it go or ends; false when another has it.
    func lock(waits: Bool = false) throws(FileError) -> Bool {
        while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { return false }
            throw FileError(path, errno: errno)
        }
        return true
    }

    /// Everything in it.
    func contents() throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let offset = bytes.count
            let count = chunk.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path, errno: errno)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= Self.maximumBytes else {
                throw FileError(path, "it is larger than \(Self.maximumBytes >> 20) MiB")
            }
        }
    }

    func write(_ bytes: [UInt8]) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path, errno: errno)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Cuts it off after so many bytes.
    func truncate(to count: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(count)) == 0 else { throw FileError(path, errno: errno) }
    }

    /// Waits until what was written is on the disk.
    func synchronize() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError(path, errno: errno) }
    }

    /// Waits until the names in the folder of a file are on the disk.
    static func synchronizeFolder(of path: String) throws(FileError) {
        let folder = path.folderOfPath
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw FileError(folder, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(folder, errno: errno) }
    }

    /// Writes a whole file that appears at once, in place of one that is there, and that this process has locked.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) -> PrivateFile {
        let temporary = path + ".\(Nonce.make()).tmp"
        do throws(FileError) {
            let file = try PrivateFile(temporary, .create)
            guard try file.lock() else { throw FileError(path, "another process has it") }
            try file.write(bytes)
            try file.synchronize()
            guard rename(temporary, path) == 0 else { throw FileError(path, errno: errno) }
            try synchronizeFolder(of: path)
            return file
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
