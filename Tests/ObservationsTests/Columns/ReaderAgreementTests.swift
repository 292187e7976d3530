import CEL
import CNDJSON
import Foundation
import JSON
import Observations
import RandomCEL
import Testing

/// A file read line by line, and the same read into columns, whatever it holds.
struct ReaderAgreementTests {
    private static let lines: [String] = [
        #"{"account_id":"a","account_type":"app","name":"Ann","email":"a@b","created":"2026-01-01T00:00:00Z","product_access":[{"key":"jira"},{"key":"trello"}]}"#,
        #"  { "email" : "\ud83d\ude00\ud800" , "name" : "é\t\"" , "account_id" : "b\u00e9" , "product_access" : [ ] }  "#,
        #"{"account_id":"c","name":null,"x":123456789012345678901234567890,"y":-0.0e-999,"z":9007199254740993}"#,
        #"{"account_id":"d","name":"x","name":"y","product_access":[{"key":"jira","key":"trello"}]}"#,
        #"{"account_id":"a","name":"again"}"#, "", "   ", "[]", "null", #"{"account_id":"e""#,
        "\u{FEFF}{\"account_id\":\"f\"}",
        #"{"account_id":"g","x":{"y":{"z":[1,2,{"k":true}]}}}"#, #"{"account_id":7}"#, #"{"x":1}"#,
    ]
    private static let bytes = Array("{}[]\",:\\ux09.eE+- \t\r\n\u{1}tnéa".utf8) + [0x80, 0xC3, 0xE2, 0xED, 0xF0, 0xFF]

    @Test func `both find the same resources, values and mistakes`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("reader agreement: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let folder = try TemporaryFolder()
        try folder.write(Self.manifest, to: "manifest.json")
        var (plain, noted) = (0, 0)
        for _ in 0..<300 {
            let end = random.pick(["\n", "\r\n"])
            var file = Array((0..<random.below(12)).map { _ in random.pick(Self.lines) + end }.joined().utf8)
            for _ in 0..<random.below(5) where !file.isEmpty {
                let place = random.below(file.count)
                switch random.below(3) {
                case 0: file[place] = random.pick(Self.bytes)
                case 1: file.insert(random.pick(Self.bytes), at: place)
                default: file.remove(at: place)
                }
            }
            try folder.write(file, to: "users.ndjson")
            let reader = try SnapshotReader(directory: folder.path) { ByteCount() }
            let expected = try #require(try reader.collection(of: .user))
            let columns = try #require(reader.columns(of: .user))
            let fields = try ["name", "email"].map { try #require(columns.column(of: $0, of: "tenet.user")) }
            let found = try #require(
                try await reader.readColumns(of: .user, columns) { [LineWorker(fields), LineWorker(fields)] })
            let text = String(decoding: file, as: UTF8.self)
            #expect(found.collection.completeness == expected.completeness, "seed \(seed): \(text)")
            #expect(found.collection.notes == expected.notes, "seed \(seed): \(text)")
            #expect(
                found.workers.flatMap(\.seen).sorted() == expected.resources.map(LineWorker.text).sorted(),
                "seed \(seed): \(text)")
            let ids = Set(expected.resources.map { CELStringKey($0.id) })
            #expect(try reader.ids(of: .user, among: ids.union([CELStringKey("none")])) == ids, "seed \(seed): \(text)")
            #expect(
                try await reader.personalTexts(of: .user)
                    == PersonalTexts.texts(in: try reader.inventory(of: [.user])), "seed \(seed): \(text)")
            plain += found.workers.reduce(0) { $0 + $1.plainCount }
            noted += expected.notes.count
        }
        #expect(plain > 20 && noted > 0)
    }

    @Test func `a key that comes twice is noted with its line, and the last counts`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.manifest, to: "manifest.json")
        let twice = #"{"account_id":"u","name":"x","name":"y","z":[{"k":1,"k":2}]}"#
        let lines = (1...8).map { $0 == 2 ? #"{"account_id":"u2"}"# : twice.replacing("\"u\"", with: "\"u\($0)\"") }
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "users.ndjson")
        let reader = try SnapshotReader(directory: folder.path) { ByteCount() }
        let collection = try #require(try reader.collection(of: .user))
        #expect(collection.completeness.isComplete)
        #expect(collection.resources.map(\.displayName) == ["y", nil, "y", "y", "y", "y", "y", "y"])
        #expect(
            collection.notes
                == [1, 3, 4, 5, 6].map {
                    "users.ndjson:\($0): `name`, `k` come twice in an object; the last of each counts"
                }
                + ["users.ndjson: the same holds for 2 more lines"])
    }

    /// Scanner and parser agree, so that the line is spoilt after the one and before the other.
    @Test func `a line that only the parser refuses is left out of the collection`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.manifest, to: "manifest.json")
        let lines = ["a", "b", "c"].map { #"{"account_id":"\#($0)"}"# }
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "users.ndjson")
        let reader = try SnapshotReader(directory: folder.path) { ByteCount() }
        let columns = try #require(reader.columns(of: .user))
        let found = try #require(try await reader.readColumns(of: .user, columns) { [SpoilingWorker()] })
        #expect(
            found.collection.completeness.missing.map(\.text)
                == ["users.ndjson:2: expected a value at byte 0"])
    }

    private static let manifest = """
        {"version": 1, "organization": {"id": "o", "name": "Org"}, "dialect": "reference",
         "taken_at": "2026-07-01T00:00:00Z", "complete": true,
         "files": {"users": {"path": "users.ndjson", "complete": true}}}
        """

    /// Notes each resource with its name and email, from the columns where they tell.
    private final class LineWorker: ColumnWorker, @unchecked Sendable {
        private(set) var seen: [String] = []
        private(set) var plainCount = 0
        private let fields: [FieldColumn]

        init(_ fields: [FieldColumn]) {
            self.fields = fields
        }

        func consume(_ batch: ColumnBatch) {
            for (line, state) in batch.states.enumerated() where state != .rejected {
                guard let resource = batch.resource(at: line) else {
                    seen.append("no resource")
                    continue
                }
                guard state == .plain else {
                    seen.append(Self.text(resource))
                    continue
                }
                plainCount += 1
                let values = fields.map { field -> String in
                    guard case .line(let column) = field.place else { return "" }
                    return batch.text(batch.slots(at: line)[column]).debugDescription
                }
                seen.append(([resource.id] + values).joined(separator: " "))
            }
        }

        static func text(_ resource: Resource) -> String {
            ([resource.id] + ["name", "email"].map { (resource.json[$0]?.string).debugDescription })
                .joined(separator: " ")
        }
    }

    private final class SpoilingWorker: ColumnWorker {
        func consume(_ batch: ColumnBatch) {
            UnsafeMutablePointer(mutating: batch.bytes)[#"{"account_id":"a"}"#.utf8.count + 1] = UInt8(ascii: "!")
            for line in batch.states.indices { _ = batch.resource(at: line) }
        }
    }
}
