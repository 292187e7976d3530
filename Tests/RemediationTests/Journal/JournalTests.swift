import AdminAPI
import CEL
import Crypto
import Foundation
import JSON
import Testing

@testable import Remediation

struct JournalTests {
    private static let begin = JournalEvent.Begin(
        plan: ["changes": []], digest: "d", approval: ["kind": "digest", "digest": "d", "weakenings": []],
        baseURL: "http://127.0.0.1:1", nonce: "0123456789abcdef")

    private static let write = JournalEvent.Write(change: "c1", stage: 0)

    /// One of each kind.
    private static let events: [JournalEvent] = [
        .begin(begin),
        .intent(
            .init(
                write: write, policy: "p1", before: ["id": "p1", "x": .number(JSONNumber(literal: "1.50"))],
                tag: EntityTag(#""v1""#), after: ["id": "p1"], body: ["status": "enabled"])),
        .sent(write, attempt: 1), .response(write, .refused("403")), .verified(write, policy: ["id": "p1"]),
        .settled(change: "c1", result: .verified, text: ""), .resume(nonce: "f"), .end(status: 0),
    ]

    private static func file(_ scratch: ScratchFolder, _ events: [JournalEvent] = events) throws -> JournalFile {
        guard case .begin(let begin)? = events.first else { throw CancellationError() }
        let file = try JournalFile(creating: scratch.path("j"), begin, now: { .epoch })
        for event in events.dropFirst() { try file.append(event) }
        return file
    }

    @Test func `what was written is read again`() throws {
        let scratch = try ScratchFolder()
        let file = try Self.file(scratch)
        let journal = try Journal(scratch.bytes("j"))
        #expect(journal.records.map(\.event) == Self.events)
        #expect(journal.records.map(\.number) == Array(1...8))
        #expect(journal.head == file.journal.head)
        #expect(journal.nonces == ["0123456789abcdef", "f"])
        #expect(journal.tornBytes == 0)
        #expect(try scratch.mode("j") == 0o600)
    }

    @Test func `every line names the digest of the one before it`() throws {
        let scratch = try ScratchFolder()
        _ = try Self.file(scratch)
        let lines = try scratch.bytes("j").split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 8)
        var previous = String(repeating: "0", count: 64)
        for line in lines {
            let json = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            #expect(json?["previous"] as? String == previous)
            previous = SHA256.hash(data: Data(line)).map { String(format: "%02x", $0) }.joined()
        }
    }

    @Test func `a file cut off anywhere holds the whole lines before the cut`() throws {
        let scratch = try ScratchFolder()
        _ = try Self.file(scratch)
        let bytes = try scratch.bytes("j")
        let first = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        for length in 0...first {
            #expect(throws: DocumentError.self) { try Journal(Array(bytes[..<length])) }
        }
        for length in (first + 1)...bytes.count {
            let journal = try Journal(Array(bytes[..<length]))
            let whole = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
            #expect(journal.records.map(\.event) == Array(Self.events[..<whole]))
            #expect(journal.length + journal.tornBytes == length)
        }
    }

    @Test func `a run that goes on takes the torn line off and chains on`() throws {
        let scratch = try ScratchFolder()
        _ = try Self.file(scratch, Array(Self.events[..<3]))
        let bytes = try scratch.bytes("j")
        try scratch.write(bytes + Array(#"{"number":4,"prev"#.utf8), "j")
        do {
            let file = try JournalFile(resuming: scratch.path("j"), now: { .epoch })
            #expect(file.journal.tornBytes == 17)
            try file.append(Self.events[3])
        }
        let journal = try Journal(scratch.bytes("j"))
        #expect(journal.records.map(\.event) == Array(Self.events[..<4]))
        #expect(journal.tornBytes == 0)
    }

    @Test func `no byte of it can be changed unseen but in its last line`() throws {
        let scratch = try ScratchFolder()
        _ = try Self.file(scratch)
        let bytes = try scratch.bytes("j")
        let last = try #require(bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")))
        for index in 0..<last {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: DocumentError.self) { try Journal(changed) }
        }
    }

    @Test func `no line of it can be taken out, doubled or moved`() throws {
        let scratch = try ScratchFolder()
        _ = try Self.file(scratch)
        let lines = try scratch.bytes("j").split(separator: UInt8(ascii: "\n"))
        func journal(_ lines: [ArraySlice<UInt8>]) throws -> Journal {
            try Journal(lines.flatMap { $0 + [UInt8(ascii: "\n")] })
        }
        for index in lines.indices.dropLast() {
            var fewer = lines
            fewer.remove(at: index)
            #expect(throws: DocumentError.self) { try journal(fewer) }
            var more = lines
            more.insert(lines[index], at: index)
            #expect(throws: DocumentError.self) { try journal(more) }
            var moved = lines
            moved.swapAt(index, index + 1)
            #expect(throws: DocumentError.self) { try journal(moved) }
        }
    }

    @Test(arguments: [
        (#""accepted""#, WriteAnswer.accepted), (#""HTTP 403""#, .unclear("HTTP 403")),
        (#""HTTP 403","kind":"refused""#, .refused("HTTP 403")),
    ])
    func `journals of before do not say what an answer means`(answer: String, meaning: WriteAnswer) throws {
        let line =
            #"{"number":1,"previous":"p","time":"2026-01-01T00:00:00Z","event":"response","change":"c","stage":0,"answer":\#(answer)}"#
        let record = try JournalRecord(line: Array(line.utf8), number: 1, previous: "p")
        #expect(record.event == .response(JournalEvent.Write(change: "c", stage: 0), meaning))
    }

    @Test(arguments: [
        (#"{"event":"sent","change":"c","stage":0,"attempt":3}"#, "expected a whole number from 1 to 2 as `attempt`"),
        (#"{"event":"sent","change":"c","stage":-1,"attempt":1}"#, "expected a whole number from 0 to 9 as `stage`"),
        (#"{"event":"sent","change":"c","stage":0,"attempt":1,"x":1}"#, "`x` is not a member of `sent`"),
        (#"{"event":"gone"}"#, "expected a known `event`"),
        (#"{"event":"settled","change":"c","result":"fine","text":""}"#, "as `result` of `settled`, found a text"),
        (#"{"event":"end","status":0,"status":1}"#, "the record says `status` twice"),
        ("[", "the record is not JSON"),
    ])
    func `a line that is no record says why`(line: String, reason: String) throws {
        let line = line.replacing(
            "{\"event\"", with: #"{"number":1,"previous":"p","time":"2026-01-01T00:00:00Z","event""#)
        let error = #expect(throws: DocumentError.self) {
            try JournalRecord(line: Array(line.utf8), number: 1, previous: "p")
        }
        #expect(error?.text.contains(reason) == true, "\(error?.text ?? "")")
    }

    @Test func `a journal that a run writes cannot be gone on with`() throws {
        let scratch = try ScratchFolder()
        var file: JournalFile? = try Self.file(scratch)
        #expect(throws: JournalInUse(path: scratch.path("j"))) {
            try JournalFile(resuming: scratch.path("j"), now: { .epoch })
        }
        withExtendedLifetime(file) {}
        file = nil
        _ = try JournalFile(resuming: scratch.path("j"), now: { .epoch })
    }

    @Test func `an existing file is never written over`() throws {
        let scratch = try ScratchFolder()
        try scratch.write([1], "j")
        #expect(throws: FileError.self) { try Self.file(scratch) }
        #expect(try scratch.bytes("j") == [1])
    }
}
