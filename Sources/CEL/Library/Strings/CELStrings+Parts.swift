extension CELStrings {
    /// The parts between separators, at most `limit` of them unless it is negative; scalar by scalar at an empty separator.
    static func split(_ text: String, _ separator: String, limit: Int64) -> CELValue {
        guard limit != 0 else { return .list([]) }
        let limit = limit < 0 ? Int.max : Int(clamping: limit)
        guard !separator.utf8.isEmpty else {
            return scalars(text, limit: limit).map { .list($0.map(CELValue.string)) } ?? CELLibraryLimits.exceeded
        }
        let positions = CELText.positions(
            of: separator, in: text, limit: min(limit - 1, CELLibraryLimits.collectionSize))
        guard positions.count < CELLibraryLimits.collectionSize else { return CELLibraryLimits.exceeded }
        return .list(pieces(of: text, at: positions, length: separator.utf8.count).map { .string(String($0)) })
    }

    /// Strings joined; nil where an element is none.
    static func join(_ elements: [CELValue], _ separator: String, _ steps: inout Int) -> CELValue? {
        steps -= elements.count
        var joined = ""
        for (index, element) in elements.enumerated() {
            guard case .string(let text) = element else { return nil }
            if index > 0 { joined += separator }
            joined += text
            guard joined.utf8.count <= CELLibraryLimits.collectionSize else { return CELLibraryLimits.exceeded }
        }
        return .string(joined)
    }

    /// Replaces at most `limit` occurrences, all if it is negative. An empty text occurs before each scalar and at the end.
    static func replace(_ text: CELValue, _ old: CELValue, _ new: CELValue, _ limit: CELValue) -> CELValue? {
        guard case (.string(let text), .string(let old)) = (text, old),
            case (.string(let new), .int(let limit)) = (new, limit)
        else { return nil }
        // No more occurrences are looked for than fit into the longest text.
        let room = new.utf8.isEmpty ? Int.max : CELLibraryLimits.collectionSize / new.utf8.count + 1
        let positions = CELText.positions(of: old, in: text, limit: min(limit < 0 ? .max : Int(clamping: limit), room))
        guard new.utf8.count * positions.count <= CELLibraryLimits.collectionSize else {
            return CELLibraryLimits.exceeded
        }
        let pieces = Self.pieces(of: text, at: positions, length: old.utf8.count)
        var replaced = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { replaced += new }
            replaced += Substring(piece)
        }
        return .string(replaced)
    }

    /// What stands between stretches of a text, given by their offsets and common length in bytes.
    private static func pieces(of text: String, at positions: [Int], length: Int) -> [Substring.UnicodeScalarView] {
        var pieces: [Substring.UnicodeScalarView] = []
        pieces.reserveCapacity(positions.count + 1)
        var start = text.startIndex
        var offset = 0
        for position in positions {
            let end = text.utf8.index(start, offsetBy: position - offset)
            pieces.append(text.unicodeScalars[start..<end])
            start = text.utf8.index(end, offsetBy: length)
            offset = position + length
        }
        pieces.append(text.unicodeScalars[start...])
        return pieces
    }

    private static func scalars(_ text: String, limit: Int) -> [String]? {
        let scalars = text.unicodeScalars
        var parts: [String] = []
        var position = scalars.startIndex
        while position < scalars.endIndex {
            guard parts.count < CELLibraryLimits.collectionSize else { return nil }
            if parts.count == limit - 1 {
                parts.append(String(scalars[position...]))
                break
            }
            parts.append(String(scalars[position]))
            position = scalars.index(after: position)
        }
        return parts
    }
}
