import JSON
import Observations

/// Texts that findings of a rule have in common, by number: of very many findings most bytes are the same.
///
/// A finding is written as segments, each of which is the number of a phrase, how long a text follows it, both in 16 bits, and the
/// text; the highest bit of the number says that in place of a text there is the address of one that several findings share. The last
/// segment has a phrase that ends a finding.
final class FindingPhrases: @unchecked Sendable {
    // One task adds phrases while findings are written, and nobody when they are read. Hence the unchecked.
    private var constants: [TextConstant] = []
    /// By number.
    @exclusivity(unchecked) private(set) var texts: UnsafeMutablePointer<TextSlice>
    private var capacity = 16
    /// What the texts are in that findings share: it lasts as long as they do.
    private let shared: TextArena
    private static let most = 1 << 15

    /// What ends a finding whose evidence has items, and one whose evidence has none.
    static let end: UInt16 = 0
    static let endWithoutItems: UInt16 = 1
    /// What stands before the id of the resource, its name, a message with its quotes, and the items of evidence behind that.
    static let id: UInt16 = 2
    static let name: UInt16 = 3
    static let message: UInt16 = 4
    static let evidence: UInt16 = 5
    static let empty: UInt16 = 6

    /// Those of findings on resources of the kind, which share texts of the arena.
    init(_ kind: ResourceKind, sharing shared: TextArena) {
        self.shared = shared
        texts = .allocate(capacity: capacity)
        let first = [
            "}]", "]", "\(WrittenFinding.idKey(kind))\"", "\"\(WrittenFinding.nameKey)\"",
            "\"\(WrittenFinding.messageKey)", "\(WrittenFinding.evidenceKey)[", "",
        ]
        for text in first { add(Array(text.utf8)) }
    }

    deinit {
        texts.deallocate()
    }

    private func add(_ text: [UInt8]) {
        if constants.count == capacity {
            let more = UnsafeMutablePointer<TextSlice>.allocate(capacity: capacity * 2)
            more.update(from: texts, count: capacity)
            texts.deallocate()
            texts = more
            capacity *= 2
        }
        let constant = TextConstant(text)
        texts[constants.count] = constant.slice
        constants.append(constant)
    }

    /// The number of a new phrase; nil where there are too many.
    func number(of text: [UInt8]) -> UInt16? {
        guard constants.count < Self.most else { return nil }
        add(text)
        return UInt16(constants.count - 1)
    }

    /// The number of a new phrase with which evidence begins, which is even. That of the same phrase behind the end of another item
    /// follows.
    func pair(_ text: [UInt8]) -> UInt16? {
        if constants.count % 2 != 0 { add([]) }
        guard let number = number(of: text), self.number(of: Array("},".utf8) + text) != nil else { return nil }
        return number
    }
}

/// Writing segments.
extension JSONBytes {
    /// Bytes before the text of a segment.
    fileprivate static var headerSize: Int { 4 }

    /// Begins a segment; what is appended next follows its phrase.
    /// - Returns: Where that begins.
    @inline(__always)
    mutating func beginSegment(_ phrase: UInt16) -> Int {
        append(count: Self.headerSize) { $0.storeBytes(of: UInt32(phrase).littleEndian, as: UInt32.self) }
        return count
    }

    /// Ends the segment whose text begins there; false where it is too long.
    @inline(__always)
    mutating func endSegment(from start: Int) -> Bool {
        guard let length = UInt16(exactly: count - start) else { return false }
        self[start - 2] = UInt8(truncatingIfNeeded: length)
        self[start - 1] = UInt8(truncatingIfNeeded: length >> 8)
        return true
    }

    /// A segment without text.
    @inline(__always)
    mutating func appendSegment(_ phrase: UInt16) {
        _ = beginSegment(phrase)
    }

    /// A segment whose text is that of the arena, which is not too long.
    mutating func appendSegment(_ phrase: UInt16, sharing text: TextSlice) {
        let header = UInt32(text.count) << 16 | Self.isShared | UInt32(phrase)
        append(count: Self.headerSize + MemoryLayout<UInt>.size) { room in
            room.storeBytes(of: header.littleEndian, as: UInt32.self)
            room.storeBytes(of: text.start, toByteOffset: Self.headerSize, as: UnsafePointer<UInt8>.self)
        }
    }

    fileprivate static var isShared: UInt32 { 1 << 15 }
    static var longestText: Int { Int(UInt16.max) }

    /// Puts the phrase before the other one of the two into a segment that has the other.
    mutating func useFirst(inSegmentAt place: Int) {
        self[place] &= 0xFE
    }
}

extension FindingPhrases {
    /// Appends the finding whose segments begin there, written out.
    @inline(__always)
    func append(_ segments: UnsafePointer<UInt8>, to json: inout JSONBytes) {
        var place = segments
        var phrase: Int
        repeat {
            let header = Self.header(at: place)
            phrase = Int(header & (JSONBytes.isShared - 1))
            json.append(texts[phrase])
            place += JSONBytes.headerSize
            let count = Int(header >> 16)
            if header & JSONBytes.isShared == 0 {
                json.append(TextSlice(start: place, count: count))
                place += count
            } else {
                let start = UnsafeRawPointer(place).loadUnaligned(as: UnsafePointer<UInt8>.self)
                json.append(TextSlice(start: start, count: count))
                place += MemoryLayout<UInt>.size
            }
        } while phrase > Int(Self.endWithoutItems)
    }

    @inline(__always)
    private static func header(at segment: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(segment).loadUnaligned(as: UInt32.self))
    }

    /// What follows the phrase of a segment and is not shared.
    @inline(__always)
    static func text(at segment: UnsafePointer<UInt8>) -> TextSlice {
        TextSlice(start: segment + JSONBytes.headerSize, count: Int(header(at: segment) >> 16))
    }
}
