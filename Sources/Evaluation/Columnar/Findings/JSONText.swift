import JSON

/// Writes JSON into bytes.
extension [UInt8] {
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The text as a JSON string, as `JSONValue` writes it.
    mutating func appendJSON(_ text: TextSlice) {
        append(UInt8(ascii: "\""))
        let bytes = UnsafeBufferPointer(start: text.start, count: text.count)
        if bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            append(contentsOf: bytes)
            append(UInt8(ascii: "\""))
        } else {
            removeLast()
            append(contentsOf: JSONValue.string(text.string).serializedBytes())
        }
    }
}
