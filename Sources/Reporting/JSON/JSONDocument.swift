internal import Evaluation
internal import JSON

/// Writes JSON for programs and for `diff`: a member of the outer objects a line, and an element of a long list a line.
/// What a terminal would obey is escaped, which changes no value.
struct JSONDocument {
    private(set) var bytes: [UInt8] = []
    /// A line end and the blanks that the next line begins with, two for each level.
    private var lineBreak = [UInt8(ascii: "\n")]
    private var isFirst = true

    /// An object at the top, and the line end after it.
    init<Failure: Error>(_ members: (inout JSONDocument) throws(Failure) -> Void) throws(Failure) {
        try nest("{", "}", members)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A list at the top with an element a line, and the line end after it.
    init(list elements: some Sequence<JSONValue>) {
        nest("[", "]") { list in
            list.appendLines(elements)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// No document but one a line.
    init(lines values: some Sequence<JSONValue>) {
        for value in values {
            append(value)
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// A member whose value is on the same line.
    mutating func member(_ key: String, _ value: JSONValue) {
        startMember(key)
        append(value)
    }

    /// A member that is an object with a member a line.
    mutating func object<Failure: Error>(
        _ key: String, _ members: (inout JSONDocument) throws(Failure) -> Void
    ) throws(Failure) {
        startMember(key)
        try nest("{", "}", members)
    }

    /// A member that is a list of one object with a member a line.
    mutating func listOfOne<Failure: Error>(
        _ key: String, _ members: (inout JSONDocument) throws(Failure) -> Void
    ) throws(Failure) {
        startMember(key)
        try nest("[", "]") { list throws(Failure) in
            list.startLine()
            try list.nest("{", "}", members)
        }
    }

    /// A member that is a list with an element a line; they are made one at a time.
    mutating func list(_ key: String, _ elements: some Sequence<JSONValue>) {
        startMember(key)
        nest("[", "]") { list in
            list.appendLines(elements)
        }
    }

    /// The same, of the elements of some lists, which are written as compact JSON, several blocks of them at once, and enter the
    /// chain if there is one. What was written so far is handed to `flush` now and then; `fetch` hears of elements a little before
    /// they are written.
    mutating func list<Element: Sendable, Failure: Error>(
        _ key: String, _ lists: [[Element]], entering chain: EvidenceChain? = nil,
        flush: (UnsafeRawBufferPointer) throws(Failure) -> Void,
        fetch: @escaping @Sendable (Element) -> Void = { _ in },
        write: @escaping @Sendable (Element, inout JSONBytes) -> Void
    ) throws(Failure) {
        startMember(key)
        try nest("[", "]") { list throws(Failure) in
            let (lineBreak, pieceSize, isLinked) = (list.lineBreak, Self.pieceSize, chain != nil)
            let elements = JoinedLists(lists)
            if elements.count > 0 {
                chain?.add(besidesLines: list.bytes)
                try list.flush(flush)
                list.bytes.removeAll()
            }
            func handOn(_ blocks: ParallelBlocks<JSONLines.Written>?) throws(Failure) {
                for block in blocks?.wait() ?? [] {
                    for lines in block.chained { chain?.add(lines) }
                    try block.withBytes(flush)
                }
            }
            var before: ParallelBlocks<JSONLines.Written>?
            for start in stride(from: 0, to: elements.count, by: pieceSize) {
                let piece = start..<min(start + pieceSize, elements.count)
                let blocks = ParallelBlocks(piece, size: Self.blockSize) { block in
                    var lines = JSONLines(lineBreak: lineBreak, isFirst: block.lowerBound == 0, count: block.count)
                    for start in stride(from: block.lowerBound, to: block.upperBound, by: EvidenceChain.lineCount) {
                        let part = start..<min(start + EvidenceChain.lineCount, block.upperBound)
                        elements.forEach(in: part, fetch: fetch) { element in lines.append { write(element, &$0) } }
                        if isLinked { lines.chain() }
                    }
                    return lines.finish()
                }
                // While one piece is written the one before is completed and handed on.
                try handOn(before)
                before = blocks
                list.isFirst = false
            }
            try handOn(before)
        }
    }

    /// Elements that are handed on at once: as many as are worth asking the system for room for them.
    private static let blockSize = 4 * EvidenceChain.lineCount
    /// Elements that are written before what was written is handed on: so few that the processor still has them at hand.
    private static let pieceSize = 4 * blockSize

    /// Hands on what was written.
    func flush<Failure: Error>(_ flush: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        try bytes.withUnsafeBufferPointer { bytes throws(Failure) in try flush(UnsafeRawBufferPointer(bytes)) }
    }

    private mutating func appendLines(_ elements: some Sequence<JSONValue>) {
        for element in elements {
            startLine()
            append(element)
        }
    }

    private mutating func nest<Failure: Error>(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONDocument) throws(Failure) -> Void
    ) throws(Failure) {
        bytes.append(UInt8(ascii: open))
        lineBreak.append("  ")
        isFirst = true
        try body(&self)
        lineBreak.removeLast(2)
        if !isFirst {
            breakLine()
        }
        isFirst = false
        bytes.append(UInt8(ascii: close))
    }

    private mutating func startMember(_ key: String) {
        startLine()
        append(.string(key))
        bytes.append(contentsOf: ": ".utf8)
    }

    private mutating func startLine() {
        if !isFirst {
            bytes.append(UInt8(ascii: ","))
        }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        bytes.append(copying: lineBreak)
    }

    private mutating func append(_ value: JSONValue) {
        let serialized = value.serializedBytes()
        if serialized.withUnsafeBufferPointer(\.needsLook) {
            bytes.append(contentsOf: String(decoding: serialized, as: UTF8.self).visibleJSON.utf8)
        } else {
            bytes.append(contentsOf: serialized)
        }
    }
}
