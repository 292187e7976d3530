import CNDJSON
import JSON
import RandomCEL
import Testing

/// What the scanner of lines takes for plain is JSON, and holds what it says.
struct ScannerAgreementTests {
    /// Wants `a`, `o.b`, and of the elements of `l` `k`.
    private final class Scanner {
        private let plan = ndjson_plan_create()
        /// One for each way to read lines.
        private let batches: [OpaquePointer]
        private let columns: (a: Int, b: Int, k: Int)
        private let list: Int32

        init() {
            func named<Result>(_ key: String, _ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result {
                var key = key
                return key.withUTF8 { body($0.baseAddress.unsafelyUnwrapped, $0.count) }
            }
            let plan = plan
            let object = named("o") { ndjson_plan_object(plan, 0, $0, $1) }
            let list = named("l") { ndjson_plan_list(plan, 0, $0, $1) }
            columns = (
                Int(named("a") { ndjson_plan_member(plan, 0, $0, $1) }),
                Int(named("b") { ndjson_plan_member(plan, object, $0, $1) }),
                Int(named("k") { ndjson_plan_member(plan, ndjson_plan_list_node(plan, list), $0, $1) })
            )
            self.list = list
            batches = (0...ndjson_fastest_way()).map { ndjson_batch_create(plan, $0) }
        }

        deinit {
            for batch in batches { ndjson_batch_free(batch) }
            ndjson_plan_free(plan)
        }

        /// What it finds in one line, the same in every way; nil where that is not plain.
        func read(_ line: [UInt8]) -> [JSONValue?]? {
            let found = batches.map { read(line, $0) }
            #expect(found.allSatisfy { $0 == found[0] })
            return found[0]
        }

        /// The text stands in a block of its own, so that a memory checker sees what is read beyond it.
        private func read(_ line: [UInt8], _ batch: OpaquePointer) -> [JSONValue?]? {
            let bytes = line + [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: "x"), count: Int(ndjson_padding))
            return bytes.withUnsafeBufferPointer { buffer in
                let text = buffer.baseAddress.unsafelyUnwrapped
                guard ndjson_batch_read(batch, text, line.count + 1), ndjson_batch_count(batch) == 1,
                    ndjson_batch_lines(batch)[0].is_plain
                else { return nil }
                let slots = ndjson_batch_slots(batch)
                let elements = ndjson_batch_elements(batch)[Int(list)]
                let first = ndjson_batch_list_slots(batch, list) + Int(elements.first)
                return [Self.value(slots[columns.a], text), Self.value(slots[columns.b], text)]
                    + (0..<Int(elements.count)).map { Self.value(first[$0 + columns.k], text) }
            }
        }

        private static func value(_ slot: ndjson_slot, _ text: UnsafePointer<UInt8>) -> JSONValue? {
            if slot.kind == UInt8(ndjson_absent) { return nil }
            let bytes = UnsafeBufferPointer(start: text + Int(slot.start), count: Int(slot.length))
            if slot.kind == UInt8(ndjson_string) {
                if slot.flags == 0 { return .string(String(decoding: bytes, as: UTF8.self)) }
                var room = [UInt8](repeating: 0, count: bytes.count)
                let count = room.withUnsafeMutableBufferPointer {
                    ndjson_unescape(text + Int(slot.start), bytes.count, $0.baseAddress.unsafelyUnwrapped)
                }
                return .string(String(decoding: room[..<count], as: UTF8.self))
            }
            return try? JSONValue(parsing: bytes)
        }
    }

    private static let seeds: [String] = [
        #"{"a":"x","o":{"b":1},"l":[{"k":true},{"k":null,"z":[1,2]}]}"#,
        #" { "a" : "\u00e9\ud83d\ude00\n\"" , "o" : { "b" : [ 1.5e-3 , { } ] } , "l" : [ ] , "z" : { "y" : "\\" } } "#,
        #"{"z":[[],{},"é€😀",-0,0.5,1E+9,true,false,null],"o":null,"a":-12}"#,
        #"{"a":1,"aa":2,"aaa":{"k":1,"kk":[{"k":1,"kk":2}]},"o":{"b":1,"bb":2},"l":[{"k":1,"kk":2},{"kk":3}]}"#,
        #"{"l":[{"k":"\ud800"},{"x":"0123456789abcdefghijklmnopqrstuvwxyz"},{}],"a":{"b":"c"}}"#,
    ]
    private static let bytes = Array("{}[]\",:\\ux09.eE+- \t\r\u{1}tnéa".utf8) + [0x80, 0xC3, 0xE2, 0xED, 0xF0, 0xFF]

    @Test func `a plain line is JSON with these values`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        var random = SeededRandom(seed: seed)
        let scanner = Scanner()
        var plain = 0
        for _ in 0..<40_000 {
            var line = Array(random.pick(Self.seeds).utf8)
            for _ in 0..<random.below(4) {
                let place = random.below(line.count)
                switch random.below(3) {
                case 0: line[place] = random.pick(Self.bytes)
                case 1: line.insert(random.pick(Self.bytes), at: place)
                default: line.remove(at: place)
                }
            }
            guard let found = scanner.read(line) else { continue }
            plain += 1
            let text = String(decoding: line, as: UTF8.self)
            var parser = JSONParser()
            let parsed = try? parser.parse(line)
            #expect(parser.duplicateKeys == [], "seed \(seed): \(text)")
            guard let json = parsed, case .object = json else {
                Issue.record("seed \(seed): not JSON: \(text)")
                continue
            }
            let elements = (json["l"]?.array ?? []).filter { if case .object = $0 { true } else { false } }
            #expect(found == [json["a"], json["o", "b"]] + elements.map { $0["k"] }, "seed \(seed): \(text)")
        }
        #expect(plain > 10_000)
    }

    /// An object of so many keys, each of so many characters at least, and one more member.
    private static func object(_ count: Int, _ length: Int, and member: String) -> String {
        let keys = (0..<count).map { "\"\(String(repeating: "k", count: length))\($0)\":\($0)" }
        return "{" + (keys + [member]).joined(separator: ",") + "}"
    }

    @Test(arguments: [
        (#"{"a":1,"b":2}"#, true), (#"{"a":1,"a":2}"#, false), (#"{"x":1,"x":2}"#, false),
        (#"{"x":1,"y":2,"x":2}"#, false),
        (#"{"o":{"b":1,"b":1}}"#, false), (#"{"o":{"x":1,"x":1}}"#, false), (#"{"o":{"a":1},"a":2}"#, true),
        (#"{"l":[{"k":1},{"k":2}]}"#, true), (#"{"l":[{"k":1,"k":2}]}"#, false),
        (#"{"l":[{"x":{"y":1,"y":2}}]}"#, false),
        (#"{"x":[{"y":1},{"y":2}],"z":{"y":{"y":1}}}"#, true), (#"{"x":[[{"y":1,"z":2,"y":3}]]}"#, false),
        (#"{"":1,"":2}"#, false), (#"{"\u0061":1}"#, false),
        (object(100, 1, and: #""a":1"#), true), (object(100, 1, and: #""k99":1"#), false),
        (object(100, 1, and: #""k0":1"#), false), (object(20, 40, and: #""a":1"#), true),
        (object(2, 40, and: "\"\(String(repeating: "k", count: 40))1\":1"), false),
        ("{\"x\":" + object(90, 2, and: #""kk3":1"#) + "}", false),
        ("{\"x\":" + object(90, 2, and: "\"y\":" + object(9, 2, and: #""z":1"#)) + "}", true),
    ])
    func `a line is plain where no object has a key twice`(line: String, isPlain: Bool) {
        let scanner = Scanner()
        // What was seen before makes no difference.
        for _ in 0..<2 {
            #expect((scanner.read(Array(line.utf8)) != nil) == isPlain)
            _ = scanner.read(Array(Self.object(70, 1, and: #""a":1"#).utf8))
        }
    }

    private static let name = String(repeating: "k", count: 29)
    private static let blanks = String(repeating: " ", count: 40)

    // With quotes, colon and blanks these keys are longer than what is compared at once.
    @Test(
        arguments: zip(
            [
                object(20, 29, and: "\"a\":1"), object(20, 29, and: "\"\(name)7\":1"),
                "{\"a\"\(blanks):1,\"b\":2}", "{\"a\":\(blanks)1,\"b\":2,\"a\":3}",
            ], [true, false, true, false]))
    func `keys may be long`(line: String, isPlain: Bool) {
        let scanner = Scanner()
        for spelling in [line, line.replacing(Self.blanks, with: ""), line.replacing(":", with: ": ")] {
            #expect((scanner.read(Array(spelling.utf8)) != nil) == isPlain)
        }
    }

    @Test(arguments: seeds)
    func `what is compact is written as it stands`(text: String) throws {
        for line in [text, try JSONValue(parsing: text.utf8).serialized()] {
            let bytes = Array(line.utf8) + [UInt8](repeating: 0x0A, count: Int(ndjson_padding))
            let isCompact = bytes.withUnsafeBufferPointer {
                ndjson_is_compact($0.baseAddress.unsafelyUnwrapped, line.utf8.count)
            }
            let isSame = try JSONValue(parsing: line.utf8).serialized() == line
            // Escapes are left to the slower way.
            #expect(isCompact == (isSame && !line.contains("\\")))
        }
        let twice = Array(#"{"a":1,"a":2}"#.utf8) + [UInt8](repeating: 0x0A, count: Int(ndjson_padding))
        #expect(!twice.withUnsafeBufferPointer { ndjson_is_compact($0.baseAddress.unsafelyUnwrapped, 13) })
    }
}
