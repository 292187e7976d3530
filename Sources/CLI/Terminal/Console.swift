import Foundation

/// Where a command writes: results to standard output, everything else to standard error.
struct Console: Sendable {
    /// Whether colours are wanted on standard output and standard error.
    let outputHasColor: Bool
    let errorHasColor: Bool
    /// Whether people see what is written to standard output.
    let outputIsTerminal: Bool
    /// Whether progress can be shown.
    private(set) var errorIsTerminal: Bool
    /// Whose notes they are, where several runs write.
    private var label: String?
    private var said: SaidOnce?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let isAllowed = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        errorIsTerminal = isatty(STDERR_FILENO) == 1
        outputIsTerminal = isatty(STDOUT_FILENO) == 1
        outputHasColor = isAllowed && outputIsTerminal
        errorHasColor = isAllowed && errorIsTerminal
    }

    /// Lets what is written to a pipe that nobody reads any more be an error of that write, not the end of the process: files
    /// that are wanted too are still written.
    static func outliveReaders() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes a result. Throws `CommandFailure` where the disk is full; a reader that is gone has seen what it wanted.
    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        do throws(WriteFailure) {
            try write(bytes, to: STDOUT_FILENO)
        } catch {
            guard error.code != EPIPE else { return }
            throw CommandFailure(
                .localFailure, "cannot write to standard output: \(String(cString: strerror(error.code)))")
        }
    }

    /// The same for one of several runs: notes tell whose they are, mistakes in files are shown once, and no progress is.
    func labelled(_ label: String, _ said: SaidOnce) -> Console {
        var console = self
        console.label = label
        console.said = said
        console.errorIsTerminal = false
        return console
    }

    /// Writes what is wrong with a file, or how much is.
    func mistake(_ text: String) {
        guard said?.isFirst(text) ?? true else { return }
        try? write("\(text)\n", to: STDERR_FILENO)
    }

    /// Writes a line for people.
    func note(_ line: String) {
        let line = label.map { "\($0): \(line)" } ?? line
        try? write("\(line)\n", to: STDERR_FILENO)
    }

    /// Shows a line that the next one replaces; nothing where no terminal is there to show it.
    func progress(_ line: String) {
        guard errorIsTerminal else { return }
        try? write("\r\u{1B}[2K\(line)", to: STDERR_FILENO)
    }

    func clearProgress() {
        guard errorIsTerminal else { return }
        try? write("\r\u{1B}[2K", to: STDERR_FILENO)
    }

    private struct WriteFailure: Error {
        /// As `errno` says it.
        let code: Int32
    }

    private func write(_ text: String, to descriptor: Int32) throws(WriteFailure) {
        try Array(text.utf8).withUnsafeBufferPointer { bytes throws(WriteFailure) in
            try write(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(WriteFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw WriteFailure(code: errno)
            }
            rest = rest.dropFirst(written)
        }
    }
}
