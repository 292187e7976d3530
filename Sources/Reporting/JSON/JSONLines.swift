internal import Evaluation

/// Some lines of a list, each one an element as compact JSON.
struct JSONLines: ~Copyable {
    private var bytes: JSONBytes
    private let lineBreak: [UInt8]
    private var isFirst: Bool

    /// Bytes that most elements need at most.
    private static let lineSize = 768

    /// None yet.
    /// - Parameter isFirst: Whether the list begins with them.
    init(lineBreak: [UInt8], isFirst: Bool, count: Int) {
        self.lineBreak = lineBreak
        self.isFirst = isFirst
        bytes = JSONBytes(capacity: count * Self.lineSize)
    }

    mutating func append(_ write: (inout JSONBytes) -> Void) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(lineBreak)
        let start = bytes.count
        write(&bytes)
        escape(from: start)
    }

    /// Escapes what a terminal would obey in the compact JSON that begins at a place.
    private mutating func escape(from start: Int) {
        let escaped: String? = bytes.withBytes(at: start..<bytes.count) { json in
            json.needsLook ? String(decoding: json, as: UTF8.self).visibleJSON : nil
        }
        guard let escaped else { return }
        bytes.keep(start)
        bytes.append(Array(escaped.utf8))
    }

    /// All of them, which can be handed on.
    consuming func finish(isLinked: Bool) -> Written {
        let lines = isLinked ? bytes.withBytes(at: 0..<bytes.count, EvidenceChain.Lines.init) : nil
        return Written(bytes, lines)
    }

    /// Lines that are complete.
    final class Written: Sendable {
        private let bytes: JSONBytes
        /// As they enter a chain; nil where they enter none.
        let lines: EvidenceChain.Lines?

        fileprivate init(_ bytes: consuming JSONBytes, _ lines: EvidenceChain.Lines?) {
            self.bytes = bytes
            self.lines = lines
        }

        func withBytes<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
            try bytes.withBytes(at: 0..<bytes.count) { bytes throws(Failure) in
                try body(UnsafeRawBufferPointer(bytes))
            }
        }
    }
}
