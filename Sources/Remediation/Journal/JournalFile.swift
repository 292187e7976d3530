package import CEL
internal import JSON
internal import Synchronization

/// A journal on the disk, which one process at a time writes.
///
/// Every record is on the disk before `append` returns. The kernel keeps the file locked as long as the process lives, so a
/// run that goes on with it knows that the earlier one is gone.
package final class JournalFile: Sendable {
    private struct State {
        let file: PrivateFile
        var journal: Journal
    }

    package let path: String
    private let state: Mutex<State>
    private let now: @Sendable () -> CELTimestamp

    /// Makes a new journal, in a folder that is made where it is not there.
    package init(
        creating path: String, _ begin: JournalEvent.Begin, now: @escaping @Sendable () -> CELTimestamp
    ) throws(FileError) {
        let file = try PrivateFile(path, .create)
        guard try file.lock() else { throw FileError(path, "another process has it") }
        let record = JournalRecord(number: 1, previous: JournalRecord.origin, time: now(), event: .begin(begin))
        try Self.write(record, to: file)
        self.path = path
        self.now = now
        state = Mutex(State(file: file, journal: Journal(begin: begin, record: record)))
    }

    /// Opens the journal of a run that has ended or was cut off, and takes a torn last line off.
    /// - Throws: `FileError`, when another process writes it too; `DocumentError` when it is no journal.
    package init(resuming path: String, now: @escaping @Sendable () -> CELTimestamp) throws {
        let file = try PrivateFile(path, .append)
        guard try file.lock() else { throw JournalInUse(path: path) }
        let journal = try Journal(try file.contents())
        if journal.tornBytes > 0 {
            try file.truncate(to: journal.length)
            try file.synchronize()
        }
        self.path = path
        self.now = now
        state = Mutex(State(file: file, journal: journal))
    }

    /// Reads a journal without writing to it, now or later.
    package static func read(_ path: String) throws(FileError) -> Journal {
        try journal(PrivateFile(path, .read).contents(), of: path)
    }

    /// What the bytes of a file tell.
    static func journal(_ bytes: [UInt8], of path: String) throws(FileError) -> Journal {
        do throws(DocumentError) {
            return try Journal(bytes)
        } catch {
            throw FileError(path, "\(error)")
        }
    }

    /// What it tells so far.
    package var journal: Journal {
        state.withLock { $0.journal }
    }

    /// Adds a record and waits until it is on the disk.
    package func append(_ event: JournalEvent) throws(FileError) {
        try state.withLock { state throws(FileError) in
            let record = state.journal.append { number, previous in
                JournalRecord(number: number, previous: previous, time: now(), event: event)
            }
            try Self.write(record, to: state.file)
        }
    }

    private static func write(_ record: JournalRecord, to file: PrivateFile) throws(FileError) {
        try file.write(record.line + [UInt8(ascii: "\n")])
        try file.synchronize()
    }
}

/// Another process writes the journal: its run is not over.
package struct JournalInUse: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String

    package var description: String { "`\(path)` is being written by a run that is not over" }
}
