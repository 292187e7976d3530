extension [UInt8] {
    /// Appends a text that is JSON already.
    package mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a text as a JSON string, as `JSONValue` writes it.
    package mutating func appendJSON(_ text: String) {
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { appendJSON(utf8: $0) }
        if isWritten == nil { append(contentsOf: JSONValue.string(text).serializedBytes()) }
    }

    /// Appends a value as `serializedBytes` gives it.
    package mutating func appendJSON(_ value: JSONValue) {
        if case .string(let text) = value { return appendJSON(text) }
        var writer = JSONWriter(layout: .compact, after: self)
        self = []
        writer.write(value)
        self = writer.bytes
    }

    /// The same with a text as UTF-8; most texts are copied as they are.
    package mutating func appendJSON(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
            append(contentsOf: JSONValue.string(String(decoding: text, as: UTF8.self)).serializedBytes())
            return
        }
        append(UInt8(ascii: "\""))
        append(contentsOf: text)
        append(UInt8(ascii: "\""))
    }
}
