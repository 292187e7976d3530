import JSON
import Testing

@testable import Evaluation

struct JSONBytesTests {
    @Test func `pieces follow one another, whatever room they need`() {
        var json = JSONBytes()
        var expected: [UInt8] = []
        for number in 0..<3_000 {
            let text = String(repeating: "é", count: number % 200)
            switch number % 5 {
            case 0:
                json.append(UInt8(ascii: "{"))
                expected += "{".utf8
            case 1:
                json.append(#","name":"#)
                expected += #","name":"#.utf8
            case 2:
                json.append(Array(text.utf8))
                expected += text.utf8
            case 3:
                json.append(Int64(number) - 1_000)
                expected += "\(number - 1_000)".utf8
            default:
                json.appendJSON(text)
                expected += "\"\(text)\"".utf8
            }
        }
        #expect(json.bytes == expected)
    }

    @Test(arguments: [
        "", "plain", "a\"b", "\\", "\u{0}\n\u{1F}", "O’Brien 日本", String(repeating: "x", count: 100) + "\t",
    ])
    func `a text is escaped as everywhere`(text: String) {
        var json = JSONBytes(capacity: 4)
        json.appendJSON(text)
        #expect(json.bytes == JSONValue.string(text).serializedBytes())
    }

    @Test func `what was appended can be taken back`() {
        var json = JSONBytes()
        json.append("abcdef")
        json.remove(1..<3)
        #expect(json.bytes == Array("adef".utf8))
        json.remove(2..<4)
        #expect(json.bytes == Array("ad".utf8))
        json.keep(1)
        json.append("z")
        #expect(json.bytes == Array("az".utf8))
        json.keep(0)
        json.remove(0..<0)
        #expect(json.bytes == [])
    }

    @Test(arguments: [0, 1, 15, 16, 17, 31, 32, 64, 127, 128, 129, 1_000])
    func `texts that can be read beyond their ends are copied as they are`(count: Int) {
        let text = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        let constant = TextConstant(text)
        var json = JSONBytes(capacity: 1)
        var expected: [UInt8] = []
        for _ in 0..<20 {
            json.append(UInt8(ascii: ","))
            json.append(constant.slice)
            json.appendJSON(constant.slice)
            expected += Array(",".utf8) + text + Array("\"".utf8) + text + Array("\"".utf8)
        }
        #expect(json.bytes == expected)
    }

    private final class Piece {
        var json: JSONBytes

        init(_ json: consuming JSONBytes) {
            self.json = json
        }
    }

    @Test func `pieces of blocks are apart, grow out of them, and outlive what made them`() {
        var pieces: [Piece] = []
        do {
            let memory = PieceMemory()
            // Several blocks; some pieces are gone before others.
            for number in 0..<40 {
                let piece = Piece(memory.piece(1 << 18))
                piece.json.append([UInt8](repeating: UInt8(number), count: 1 << 18))
                if number % 3 != 0 { pieces.append(piece) }
            }
        }
        for (piece, number) in zip(pieces, (0..<40).filter { $0 % 3 != 0 }) {
            piece.json.append(UInt8(number))
            #expect(piece.json.bytes == [UInt8](repeating: UInt8(number), count: (1 << 18) + 1), "\(number)")
        }
    }

    @Test func `bytes are those at a place`() {
        var json = JSONBytes(capacity: 3)
        json.append("abc")
        #expect(json[0] == UInt8(ascii: "a") && json[2] == UInt8(ascii: "c"))
        #expect(json.withBytes(at: 1..<3) { Array($0) } == Array("bc".utf8))
        #expect(json.withBytes(at: 3..<3) { Array($0) } == [])
    }
}

extension JSONBytes {
    fileprivate var bytes: [UInt8] { withBytes(at: 0..<count) { Array($0) } }
}
