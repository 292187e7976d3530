/// Writes JSON values as UTF-8.
struct JSONWriter {
    /// How the values are laid out.
    enum Layout {
        case compact
        /// A member or element a line.
        case pretty
        /// Compact, with the members of objects by key.
        case canonical
    }

    private let layout: Layout
    private(set) var bytes: [UInt8]
    private var depth = 0

    /// Writes after what is there already.
    init(layout: Layout, after bytes: [UInt8] = []) {
        self.layout = layout
        self.bytes = bytes
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: value.literal.utf8)
        case .string(let value): write(value)
        case .array(let elements):
            write(elements, between: "[", and: "]") { writer, element in writer.write(element) }
        case .object(let object):
            write(members(of: object), between: "{", and: "}") { writer, member in
                writer.write(member.key)
                writer.bytes.append(UInt8(ascii: ":"))
                if writer.layout == .pretty {
                    writer.bytes.append(UInt8(ascii: " "))
                }
                writer.write(member.value)
            }
        }
    }

    private func members(of object: JSONObject) -> [JSONObject.Member] {
        guard layout == .canonical else { return object.members }
        return object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    private mutating func write<Part>(
        _ parts: [Part], between open: Unicode.Scalar, and close: Unicode.Scalar,
        each: (inout JSONWriter, Part) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        for (index, part) in parts.enumerated() {
            if index > 0 {
                bytes.append(UInt8(ascii: ","))
            }
            breakLine()
            each(&self, part)
        }
        depth -= 1
        if !parts.isEmpty {
            breakLine()
        }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard layout == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { writeEscaped($0) }
        if isWritten == nil {
            Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        for (place, byte) in text.enumerated()
        where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            bytes.append(contentsOf: text[runStart..<place])
            bytes.append(contentsOf: Self.escape(byte).utf8)
            runStart = place + 1
        }
        bytes.append(contentsOf: text[runStart...])
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0x08: "\\b"
        case 0x0C: "\\f"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\t"): "\\t"
        default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
        }
    }
}
