internal import JSON

/// JSON that is put together of very many small pieces. Unlike those of an array the bytes are nobody else's, so that it need not be
/// asked for each piece whether somebody shares them.
package struct JSONBytes: ~Copyable, @unchecked Sendable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline package private(set) var count = 0
    @usableFromInline var capacity: Int
    /// Whose memory it is; nil: its own.
    private var block: PieceMemory.Block?

    /// None yet.
    /// - Parameter capacity: For how many there is room at once.
    package init(capacity: Int = 0) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    /// The same in a part of a block.
    init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int, of block: PieceMemory.Block) {
        self.start = start
        self.capacity = capacity
        self.block = block
    }

    deinit {
        if block == nil { start.deallocate() }
    }

    subscript(place: Int) -> UInt8 {
        get {
            precondition(0 <= place && place < count, "a place is one of a byte")
            return start[place]
        }
        set {
            precondition(0 <= place && place < count, "a place is one of a byte")
            start[place] = newValue
        }
    }

    /// Gives `body` those at the places.
    @inlinable
    @inline(__always)
    package func withBytes<Result, Failure: Error>(
        at places: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(0 <= places.lowerBound && places.upperBound <= count, "places are those of bytes")
        return try body(UnsafeBufferPointer(start: start + places.lowerBound, count: places.count))
    }

    package var text: String { withBytes(at: 0..<count) { String(decoding: $0, as: UTF8.self) } }

    @inlinable
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start[count] = byte
        count += 1
    }

    @inlinable
    @inline(__always)
    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        (start + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    @inlinable
    @inline(__always)
    package mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable
    @inline(__always)
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Appends so many bytes, all of which `body` writes.
    @inlinable
    @inline(__always)
    package mutating func append(count more: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) {
        if capacity - count < more { grow(by: more) }
        body(UnsafeMutableRawBufferPointer(start: start + count, count: more))
        count += more
    }

    /// Appends a text sixteen bytes at a time: most are so short that it takes longer to find out how they are best copied.
    @inline(__always)
    mutating func append(_ text: TextSlice) {
        guard text.count <= Self.shortText else { return append(text.bytes) }
        if capacity - count < text.count + 16 { grow(by: text.count + 16) }
        let (from, to) = (UnsafeRawPointer(text.start), UnsafeMutableRawPointer(start + count))
        var place = 0
        repeat {
            let bytes = from.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
            to.storeBytes(of: bytes, toByteOffset: place, as: SIMD16<UInt8>.self)
            place += 16
        } while place < text.count
        count += text.count
    }

    private static let shortText = 128

    mutating func append(_ number: Int64) {
        var digits = String(number)
        digits.withUTF8 { append($0) }
    }

    /// Appends the text as a JSON string, as `JSONValue` writes it.
    mutating func appendJSON(_ text: TextSlice) {
        append(UInt8(ascii: "\""))
        appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// The same.
    package mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends what stands between its quotes.
    mutating func appendEscaped(_ text: TextSlice) {
        if text.bytes.isPlainJSON { append(text) } else { appendEscaping(text.bytes) }
    }

    /// The same.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { if $0.isPlainJSON { append($0) } else { appendEscaping($0) } }
    }

    private mutating func appendEscaping(_ text: UnsafeBufferPointer<UInt8>) {
        var escaped: [UInt8] = []
        escaped.appendEscaped(utf8: text)
        append(escaped)
    }

    /// Takes back all but the first bytes.
    package mutating func keep(_ count: Int) {
        precondition(0 <= count && count <= self.count, "what is kept was there")
        self.count = count
    }

    /// Takes back those at the places.
    mutating func remove(_ places: Range<Int>) {
        precondition(0 <= places.lowerBound && places.upperBound <= count, "places are those of bytes")
        (start + places.lowerBound).update(from: start + places.upperBound, count: count - places.upperBound)
        count -= places.count
    }

    /// Makes room for so many more.
    mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(by: more) }
    }

    @inline(never)
    @usableFromInline mutating func grow(by more: Int) {
        capacity = max(64, capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        if block == nil { start.deallocate() }
        block = nil
        start = larger
    }
}
