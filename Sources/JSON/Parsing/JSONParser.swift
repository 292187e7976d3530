/// Reads JSON texts one after the other, sharing the keys that they repeat.
///
/// Strict as RFC 8259 has it, and without recursion. `\u` escapes that are half of a surrogate pair become U+FFFD.
package struct JSONParser {
    /// Levels of arrays and objects inside one another that are read where nothing else is asked.
    package static let defaultDepth = 512

    private let maximumDepth: Int
    private var keys = JSONKeyCache()
    /// Elements of the arrays that are open, the outer ones first; when one closes, its own are at the end.
    private var elements: [JSONValue] = []
    /// Members of the objects that are open, likewise. The value of the last is set once it has been read.
    private var members: [JSONObject.Member] = []
    private var open: [OpenContainer] = []
    /// Keys that an object of the last text held more than once, at most sixteen; the last value won.
    package private(set) var duplicateKeys: [String] = []

    package init(maximumDepth: Int = defaultDepth) {
        self.maximumDepth = maximumDepth
    }

    /// The value of a text that holds one value and nothing else but white space.
    package mutating func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONParseError) -> JSONValue {
        duplicateKeys = []
        open.removeAll(keepingCapacity: true)
        elements.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        var reader = JSONReader(bytes)
        return try readText(&reader)
    }

    /// The value of a text, as above.
    package mutating func parse(_ bytes: some Sequence<UInt8>) throws(JSONParseError) -> JSONValue {
        let result: Result<JSONValue, JSONParseError>? = bytes.withContiguousStorageIfAvailable { buffer in
            parseResult(UnsafeRawBufferPointer(buffer))
        }
        return try (result ?? Array(bytes).withUnsafeBytes { parseResult($0) }).get()
    }

    private mutating func parseResult(_ bytes: UnsafeRawBufferPointer) -> Result<JSONValue, JSONParseError> {
        do throws(JSONParseError) {
            return .success(try parse(bytes))
        } catch {
            return .failure(error)
        }
    }

    private mutating func readText(_ reader: inout JSONReader) throws(JSONParseError) -> JSONValue {
        while true {
            guard var value = try readScalarOrOpen(&reader) else { continue }
            // Puts the value where it belongs; one that ends its container is followed by that container.
            repeat {
                // A copy of the container would make the next change to it copy its dictionary.
                let last = open.count - 1
                guard last >= 0 else {
                    try reader.expectEnd()
                    return value
                }
                if open[last].isObject {
                    members[open[last].target].value = value
                } else {
                    elements.append(value)
                }
                guard let whole = try readSeparator(&reader) else { break }
                value = whole
            } while true
        }
    }

    /// A value that is complete; nil after the beginning of a container that is not empty.
    private mutating func readScalarOrOpen(_ reader: inout JSONReader) throws(JSONParseError) -> JSONValue? {
        reader.skipWhiteSpace()
        switch reader.byte {
        case UInt8(ascii: "\""):
            return .string(try reader.readString())
        case UInt8(ascii: "{"):
            guard try reader.enters(depth: open.count, of: maximumDepth, end: UInt8(ascii: "}")) else {
                return .object(JSONObject())
            }
            open.append(OpenContainer(isObject: true, start: members.count))
            try readKey(&reader)
            return nil
        case UInt8(ascii: "["):
            guard try reader.enters(depth: open.count, of: maximumDepth, end: UInt8(ascii: "]")) else {
                return .array([])
            }
            open.append(OpenContainer(isObject: false, start: elements.count))
            return nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try reader.readNumber())
        case UInt8(ascii: "t"):
            try reader.readWord("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try reader.readWord("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try reader.readWord("null")
            return .null
        default:
            throw reader.unexpected("a value")
        }
    }

    /// Goes past a comma and the key after it; after the end of the container, the container.
    private mutating func readSeparator(_ reader: inout JSONReader) throws(JSONParseError) -> JSONValue? {
        reader.skipWhiteSpace()
        let isObject = open[open.count - 1].isObject
        let start = open[open.count - 1].start
        switch (reader.byte, isObject) {
        case (UInt8(ascii: ","), _):
            reader.advance()
            if isObject {
                reader.skipWhiteSpace()
                try readKey(&reader)
            }
            return nil
        case (UInt8(ascii: "}"), true):
            reader.advance()
            open.removeLast()
            let object = JSONObject(uniqueMembers: Array(members[start...]))
            members.removeSubrange(start...)
            return .object(object)
        case (UInt8(ascii: "]"), false):
            reader.advance()
            open.removeLast()
            let array = Array(elements[start...])
            elements.removeSubrange(start...)
            return .array(array)
        default:
            throw reader.unexpected(isObject ? "`,` or `}`" : "`,` or `]`")
        }
    }

    /// Makes room for the member whose key comes next, and goes past the colon.
    private mutating func readKey(_ reader: inout JSONReader) throws(JSONParseError) {
        guard reader.byte == UInt8(ascii: "\"") else { throw reader.unexpected("a key in double quotes") }
        let key = try reader.readString(sharing: &keys)
        let last = open.count - 1
        if let duplicate = open[last].position(of: key, in: members) {
            open[last].target = duplicate
            if duplicateKeys.count < 16 {
                duplicateKeys.append(key)
            }
        } else {
            open[last].target = members.count
            members.append(JSONObject.Member(key: key, value: .null))
        }
        reader.skipWhiteSpace()
        guard reader.byte == UInt8(ascii: ":") else { throw reader.unexpected("`:`") }
        reader.advance()
    }
}
