import Foundation

/// Writes files that appear whole or not at all.
enum AtomicFile {
    /// Hands bytes, piece by piece, to its argument.
    typealias Producer = ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// Throws `CommandFailure` naming the path. A link stays one; what is no regular file, such as a pipe or a device, is
    /// written to as it is.
    /// - Parameter isPrivate: Whether the file can be read by its owner only; else an older file's permissions stay.
    static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool = true) throws {
        try write(to: path, isPrivate: isPrivate) { try bytes.withUnsafeBytes($0) }
    }

    /// The same of bytes that come piece by piece.
    static func write(to path: String, isPrivate: Bool = true, _ produce: Producer) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return try replace(path, with: produce, permissions: isPrivate ? 0o600 : 0o644)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return try writeInto(path, isPipe: status.st_mode & S_IFMT == S_IFIFO, produce)
        }
        guard let resolved = realpath(path, nil) else { throw failure(path) }
        defer { free(resolved) }
        try replace(
            String(cString: resolved), with: produce, permissions: isPrivate ? 0o600 : status.st_mode & 0o7777)
    }

    private static func writeInto(_ path: String, isPipe: Bool, _ produce: Producer) throws {
        let descriptor = isPipe ? try openPipe(path) : open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try produce { try write($0, to: descriptor, path) }
    }

    /// Waits for somebody who reads the pipe, but no longer than until the process is interrupted.
    private static func openPipe(_ path: String) throws -> Int32 {
        while true {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor < 0, errno == ENXIO else { return descriptor }
            try Task.checkCancellation()
            usleep(20_000)
        }
    }

    /// Waits until the reader of a pipe has made room in it, but no longer than until the process is interrupted.
    private static func waitForRoom(in descriptor: Int32) throws {
        var pipe = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while poll(&pipe, 1, 200) == 0 { try Task.checkCancellation() }
    }

    private static func replace(_ path: String, with produce: Producer, permissions: mode_t) throws {
        let temporary = path + ".\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        var isDone = false
        defer {
            close(descriptor)
            if !isDone { unlink(temporary) }
        }
        try produce { try write($0, to: descriptor, path) }
        guard fchmod(descriptor, permissions) == 0, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw failure(path)
        }
        isDone = true
    }

    /// Writes all of the bytes to an open file. Throws `CommandFailure` naming the path.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                guard errno == EAGAIN else { throw failure(path) }
                try waitForRoom(in: descriptor)
                continue
            }
            rest = rest.dropFirst(written)
        }
    }

    /// What the last call of the system said of the file.
    static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.localFailure, "cannot write `\(path)`: \(String(cString: strerror(errno)))")
    }
}
