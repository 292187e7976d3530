extension [UInt8] {
    /// Appends a text as a JSON string, as `JSONValue` writes it; most texts are copied as they are.
    package mutating func appendJSON(_ text: String) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        }
        guard isPlain == true else {
            append(contentsOf: JSONValue.string(text).serializedBytes())
            return
        }
        append(UInt8(ascii: "\""))
        append(contentsOf: text.utf8)
        append(UInt8(ascii: "\""))
    }
}
