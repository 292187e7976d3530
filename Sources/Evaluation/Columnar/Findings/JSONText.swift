import JSON

/// Writes texts of a batch as JSON.
extension [UInt8] {
    /// The text as a JSON string, as `JSONValue` writes it.
    mutating func appendJSON(_ text: TextSlice) {
        appendJSON(utf8: UnsafeBufferPointer(start: text.start, count: text.count))
    }
}
