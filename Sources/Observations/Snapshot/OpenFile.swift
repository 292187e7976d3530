#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file or directory that is open, closed when it is no longer needed.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    private init(_ path: String, flags: Int32, mode: mode_t = 0) throws(SnapshotError) {
        descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? SnapshotError(path, "is a symbolic link") : SnapshotError(errno: errno, path)
        }
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Opens a regular file for reading. A link is refused, and nothing else than a file is waited for.
    static func reading(_ path: String) throws(SnapshotError) -> OpenFile {
        let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw SnapshotError(errno: errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SnapshotError(path, "is no regular file") }
        return file
    }

    /// Makes a file that only its owner may read.
    static func creating(_ path: String) throws(SnapshotError) -> OpenFile {
        try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    }

    static func directory(_ path: String) throws(SnapshotError) -> OpenFile {
        try OpenFile(path, flags: O_RDONLY | O_DIRECTORY)
    }

    /// The number of bytes that were read; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SnapshotError) -> Int {
        while true {
            let count = readBytes(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw SnapshotError(errno: errno, path) }
        }
    }

    func write(_ bytes: [UInt8]) throws(SnapshotError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { rest in
                writeBytes(descriptor, rest.baseAddress.map { $0 + written }, rest.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw SnapshotError(errno: errno, path)
            }
        }
    }

    /// Waits until it is on the disk.
    func synchronize() throws(SnapshotError) {
        guard fsync(descriptor) == 0 else { throw SnapshotError(errno: errno, path) }
    }
}

// The functions of the C library, which the methods of the same name hide.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

extension SnapshotError {
    /// The system's own words.
    init(errno: Int32, _ path: String) {
        self.init(path, String(cString: strerror(errno)).lowercased())
    }
}
