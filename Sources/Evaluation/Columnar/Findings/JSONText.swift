import JSON

/// Writes texts of a batch as JSON.
extension [UInt8] {
    /// The text as a JSON string, as `JSONValue` writes it.
    mutating func appendJSON(_ text: TextSlice) {
        append(UInt8(ascii: "\""))
        appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// What stands between its quotes.
    mutating func appendEscaped(_ text: TextSlice) {
        appendEscaped(utf8: UnsafeBufferPointer(start: text.start, count: text.count))
    }
}
