import Foundation

/// Where a command writes: results to standard output, everything else to standard error.
struct Console: Sendable {
    /// Whether colours are wanted on standard output and standard error.
    let outputHasColor: Bool
    let errorHasColor: Bool
    /// Whether progress can be shown.
    private(set) var errorIsTerminal: Bool
    /// Whose notes they are, where several runs write.
    private var label: String?
    private var said: SaidOnce?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let isAllowed = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        errorIsTerminal = isatty(STDERR_FILENO) == 1
        outputHasColor = isAllowed && isatty(STDOUT_FILENO) == 1
        errorHasColor = isAllowed && errorIsTerminal
    }

    /// Writes a result. Throws `CommandFailure` when the reader is gone or the disk is full.
    func write(_ text: String) throws {
        try write(Array(text.utf8), to: STDOUT_FILENO)
    }

    func write(_ bytes: [UInt8]) throws {
        try write(bytes, to: STDOUT_FILENO)
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
        try? write(Array("\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// Writes a line for people.
    func note(_ line: String) {
        let line = label.map { "\($0): \(line)" } ?? line
        try? write(Array("\(line)\n".utf8), to: STDERR_FILENO)
    }

    /// Shows a line that the next one replaces; nothing where no terminal is there to show it.
    func progress(_ line: String) {
        guard errorIsTerminal else { return }
        try? write(Array("\r\u{1B}[2K\(line)".utf8), to: STDERR_FILENO)
    }

    func clearProgress() {
        guard errorIsTerminal else { return }
        try? write(Array("\r\u{1B}[2K".utf8), to: STDERR_FILENO)
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw CommandFailure(.localFailure, "cannot write: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(written)
        }
    }
}
