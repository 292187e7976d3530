internal import Evaluation

/// Some lines of a list, each one an element as compact JSON.
struct JSONLines: ~Copyable {
    private var bytes: JSONBytes
    private let lineBreak: [UInt8]
    private var isFirst: Bool
    private var chained: [EvidenceChain.Lines] = []
    /// Bytes that are in `chained`.
    private var chainedCount = 0

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

    /// Makes those that came since this was last called a piece of a chain.
    mutating func chain() {
        chained.append(bytes.withBytes(at: chainedCount..<bytes.count, EvidenceChain.Lines.init))
        chainedCount = bytes.count
    }

    /// All of them, which can be handed on.
    consuming func finish() -> Written {
        Written(bytes, chained)
    }

    /// Lines that are complete.
    final class Written: Sendable {
        private let bytes: JSONBytes
        /// As they enter a chain; empty where they enter none.
        let chained: [EvidenceChain.Lines]

        fileprivate init(_ bytes: consuming JSONBytes, _ chained: [EvidenceChain.Lines]) {
            self.bytes = bytes
            self.chained = chained
        }

        func withBytes<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
            try bytes.withBytes(at: 0..<bytes.count) { bytes throws(Failure) in
                try body(UnsafeRawBufferPointer(bytes))
            }
        }
    }
}
