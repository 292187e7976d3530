internal import JSON

/// What a journal tells, from its first line to the last that is whole.
package struct Journal: Sendable {
    /// At least the one with which a run begins.
    package private(set) var records: [JournalRecord]
    /// What the run began with.
    package let begin: JournalEvent.Begin
    /// SHA-256 of the last line; the next record names it.
    package private(set) var head: String
    /// Bytes up to the end of the last whole line.
    package let length: Int
    /// Bytes behind it: a line that was cut off in the middle. What it was to tell has to be found out again.
    package let tornBytes: Int

    /// Reads a file's content.
    /// - Throws: When a line is none, or does not follow the one before it; a torn last line is none.
    package init(_ bytes: [UInt8]) throws(DocumentError) {
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var records: [JournalRecord] = []
        var head = JournalRecord.origin
        for line in bytes[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            do throws(DocumentError) {
                records.append(try JournalRecord(line: line, number: records.count + 1, previous: head))
            } catch {
                throw DocumentError("line \(records.count + 1): \(error)")
            }
            head = String(sha256: line)
        }
        guard case .begin(let begin)? = records.first?.event else {
            throw DocumentError("it does not begin a run: nothing was written")
        }
        self.records = records
        self.begin = begin
        self.head = head
        length = end
        tornBytes = bytes.count - end
    }

    /// Starts with its first record.
    init(begin: JournalEvent.Begin, record: JournalRecord) {
        records = [record]
        self.begin = begin
        let line = record.line
        head = String(sha256: line)
        length = line.count + 1
        tornBytes = 0
    }

    /// The next record, which becomes part of the journal.
    mutating func append(_ make: (_ number: Int, _ previous: String) -> JournalRecord) -> JournalRecord {
        let record = make(records.count + 1, head)
        records.append(record)
        head = String(sha256: record.line)
        return record
    }

    /// Ids of the policies of which it tells a write, sorted.
    package var policies: [String] {
        Set(records.compactMap { if case .intent(let intent) = $0.event { intent.policy } else { nil } }).sortedByBytes
    }

    /// The nonces of the locks that its runs took.
    package var nonces: Set<String> {
        Set(
            records.compactMap { record in
                switch record.event {
                case .begin(let begin): begin.nonce
                case .resume(let nonce): nonce
                default: nil
                }
            })
    }
}
