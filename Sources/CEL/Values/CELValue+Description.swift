extension CELValue: CustomStringConvertible {
    /// The value as an expression of the language, cut off where it gets long or deep.
    package var description: String {
        var text = ""
        describe(into: &text, depth: 0)
        return text
    }

    private static let depthLimit = 64
    private static let lengthLimit = 100_000

    private func describe(into text: inout String, depth: Int) {
        guard depth < Self.depthLimit, text.utf8.count < Self.lengthLimit else {
            text += "…"
            return
        }
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .uint(let value): text += "\(value)u"
        case .double(let value): text += Self.literal(value)
        case .string(let value): text += Self.literal(value)
        case .bytes(let value): text += Self.literal(value)
        case .list(let list):
            Self.describe(list.elements, "[", "]", into: &text) { element, text in
                element.describe(into: &text, depth: depth + 1)
            }
        case .map(let map):
            Self.describe(zip(map.keys, map.values), "{", "}", into: &text) { entry, text in
                entry.0.describe(into: &text, depth: depth + 1)
                text += ": "
                entry.1.describe(into: &text, depth: depth + 1)
            }
        case .timestamp(let value): text += "timestamp(\"\(value)\")"
        case .duration(let value): text += "duration(\"\(value)\")"
        case .type(let type): text += type.name
        case .optional(let optional):
            if let value = optional.value {
                text += "optional.of("
                value.describe(into: &text, depth: depth + 1)
                text += ")"
            } else {
                text += "optional.none()"
            }
        case .object(let object): text += "<\(object.typeName)>"
        case .opaque(let opaque):
            text += (opaque as? any CustomStringConvertible)?.description ?? "<\(opaque.typeName)>"
        case .error(let error): text += "<error: \(error.message)>"
        case .unknown(let unknown):
            text += "<unknown: \(unknown.attributes.map(\.path).sorted().joined(separator: ", "))>"
        }
    }

    private static func describe<Parts: Sequence>(
        _ parts: Parts, _ open: String, _ close: String, into text: inout String,
        each: (Parts.Element, inout String) -> Void
    ) {
        text += open
        for (index, part) in parts.enumerated() {
            if index > 0 { text += ", " }
            guard text.utf8.count < lengthLimit else {
                text += "…"
                break
            }
            each(part, &text)
        }
        text += close
    }

    private static func literal(_ value: Double) -> String {
        if value.isNaN { return "double(\"NaN\")" }
        if value.isInfinite { return value < 0 ? "double(\"-Infinity\")" : "double(\"Infinity\")" }
        return "\(value)"
    }

    private static func literal(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars.prefix(lengthLimit) {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": text += "\\u00" + hex(UInt8(scalar.value))
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func literal(_ value: [UInt8]) -> String {
        var text = "b\""
        for byte in value.prefix(lengthLimit) {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\x" + hex(byte)
            }
        }
        return text + "\""
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
