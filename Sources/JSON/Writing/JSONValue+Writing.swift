extension JSONValue {
    /// The text without white space, members in their order, on one line.
    package func serialized() -> String {
        String(decoding: serializedBytes(), as: UTF8.self)
    }

    /// The UTF-8 of `serialized()`.
    package func serializedBytes() -> [UInt8] {
        var writer = JSONWriter(layout: .compact)
        writer.write(self)
        return writer.bytes
    }

    /// The text for people: two spaces a level, members in their order, no line end at its end.
    package func serializedPretty() -> String {
        var writer = JSONWriter(layout: .pretty)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The text without white space, members by the UTF-8 bytes of their keys, for digests and comparisons.
    ///
    /// Numbers stand as they were written and keys are not sorted by UTF-16, so that it is not
    /// https://www.rfc-editor.org/rfc/rfc8785 where numbers or keys are unusual.
    package func canonical() -> String {
        String(decoding: canonicalBytes(), as: UTF8.self)
    }

    /// The UTF-8 of `canonical()`.
    package func canonicalBytes() -> [UInt8] {
        var writer = JSONWriter(layout: .canonical)
        writer.write(self)
        return writer.bytes
    }
}

extension JSONValue: CustomStringConvertible {
    /// The text without white space.
    package var description: String {
        serialized()
    }
}
