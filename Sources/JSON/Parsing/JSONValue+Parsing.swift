extension JSONValue {
    /// Reads one JSON text and nothing after it but white space, in UTF-8 without a byte order mark.
    ///
    /// The last of equal keys wins; `JSONParser` tells which keys were repeated.
    package init(parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = JSONParser.defaultDepth)
        throws(JSONParseError)
    {
        var parser = JSONParser(maximumDepth: maximumDepth)
        self = try parser.parse(bytes)
    }

    /// Reads one JSON text, as above.
    package init(parsing bytes: some Sequence<UInt8>, maximumDepth: Int = JSONParser.defaultDepth)
        throws(JSONParseError)
    {
        var parser = JSONParser(maximumDepth: maximumDepth)
        self = try parser.parse(bytes)
    }

    /// Reads one JSON text, as above.
    package init(parsing text: String, maximumDepth: Int = JSONParser.defaultDepth) throws(JSONParseError) {
        try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
    }
}
