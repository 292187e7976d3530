extension [UInt8] {
    /// Appends a text that is JSON already.
    package mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes without taking hold of what they are in, which costs more than bytes do.
    package mutating func append(copying bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends a text as a JSON string, as `JSONValue` writes it.
    package mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped(utf8: $0) }
        if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped(utf8: $0) } }
        append(UInt8(ascii: "\""))
    }

    /// Appends a value as `serializedBytes` gives it.
    package mutating func appendJSON(_ value: JSONValue) {
        if case .string(let text) = value { return appendJSON(text) }
        var writer = JSONWriter(layout: .compact, after: self)
        self = []
        writer.write(value)
        self = writer.bytes
    }

    /// Appends what stands between the quotes of the JSON string that a text, as UTF-8, is; most texts are copied as they are.
    package mutating func appendEscaped(utf8 text: UnsafeBufferPointer<UInt8>) {
        if text.isPlainJSON { return append(contentsOf: text) }
        let json = JSONValue.string(String(decoding: text, as: UTF8.self)).serializedBytes()
        append(contentsOf: json.dropFirst().dropLast())
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the text, as UTF-8, stands between the quotes of a JSON string as it is.
    package var isPlainJSON: Bool {
        !containsByte { word in
            ByteWords.below(0x20, in: word) | ByteWords.equal(to: UInt8(ascii: "\""), in: word)
                | ByteWords.equal(to: UInt8(ascii: "\\"), in: word)
        }
    }
}
