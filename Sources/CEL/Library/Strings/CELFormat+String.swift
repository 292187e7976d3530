extension CELFormat {
    /// `%s`; nil where the value, or one within it, has no text.
    static func string(_ value: CELValue, _ steps: inout Int) throws(CELError) -> String? {
        // What is in a text several times over may be far longer than the values take memory.
        var budget = min(steps, CELLibraryLimits.collectionSize)
        steps -= budget
        defer { steps += budget }
        return try string(value, depth: 0, budget: &budget)
    }

    private static func string(_ value: CELValue, depth: Int, budget: inout Int) throws(CELError) -> String? {
        guard depth < CELLibraryLimits.depth, budget > 0 else {
            throw CELError(.limit, "the formatted value is too large or too deep")
        }
        let text: String?
        switch value {
        case .string(let value): text = value
        case .bytes(let bytes): text = decoded(bytes)
        case .null: text = "null"
        case .bool(let value): text = value ? "true" : "false"
        case .int(let value): text = String(value)
        case .uint(let value): text = String(value)
        case .double(let value): text = CELNumberText.decimal(value)
        case .timestamp(let value): text = value.description
        case .duration(let value): text = value.description
        case .type(let value): text = value.name
        case .list(let list):
            var parts: [String] = []
            for element in list.elements {
                guard let part = try string(element, depth: depth + 1, budget: &budget) else { return nil }
                parts.append(part)
            }
            text = "[" + parts.joined(separator: ", ") + "]"
        case .map(let map):
            var parts: [(key: String, value: String)] = []
            for (key, value) in zip(map.keys, map.values) {
                guard let key = try string(key, depth: depth + 1, budget: &budget),
                    let value = try string(value, depth: depth + 1, budget: &budget)
                else { return nil }
                parts.append((key, value))
            }
            parts.sort { $0.key.precedesByScalars($1.key) }
            text = "{" + parts.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        case .optional, .object, .opaque, .error, .unknown: text = nil
        }
        budget -= 1 + (text?.utf8.count ?? 0)
        return text
    }

    /// The bytes as UTF-8, one replacement character for adjacent ones that are none.
    private static func decoded(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var isBroken = false
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                text.append(Unicode.UTF8.decode(encoded))
                isBroken = false
            case .error:
                if !isBroken { text.append("\u{FFFD}") }
                isBroken = true
            case .emptyInput:
                return String(text)
            }
        }
    }
}
