/// Searching in strings by their UTF-8 bytes, which finds the same as searching by Unicode scalars.
enum CELText {
    /// The offset in bytes of the first occurrence at or after `start`.
    static func position(of part: String, in text: String, from start: Int = 0) -> Int? {
        text.withContiguousUTF8 { text in
            part.withContiguousUTF8 { part in
                position(of: part, in: text, from: start)
            }
        }
    }

    /// Knuth, Morris and Pratt's search: linear whatever the texts are.
    static func position(of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int)
        -> Int?
    {
        guard let first = part.first else { return start <= text.count ? start : nil }
        guard text.count - start >= part.count else { return nil }
        if part.count == 1 {
            return text[start...].firstIndex(of: first)
        }
        let table = prefixTable(part)
        var matched = 0
        for position in start..<text.count {
            let byte = text[position]
            while matched > 0, part[matched] != byte {
                matched = table[matched - 1]
            }
            if part[matched] == byte {
                matched += 1
            }
            if matched == part.count {
                return position - part.count + 1
            }
        }
        return nil
    }

    /// For each prefix of the part the length of its longest proper prefix that is also its suffix.
    private static func prefixTable(_ part: UnsafeBufferPointer<UInt8>) -> [Int] {
        var table = [Int](repeating: 0, count: part.count)
        var length = 0
        for position in 1..<part.count {
            while length > 0, part[position] != part[length] {
                length = table[length - 1]
            }
            if part[position] == part[length] {
                length += 1
            }
            table[position] = length
        }
        return table
    }

    /// Offsets in bytes of all occurrences that do not overlap, from the left, at most `limit` of them. An empty text occurs
    /// before each scalar and at the end.
    static func positions(of part: String, in text: String, limit: Int) -> [Int] {
        guard !part.utf8.isEmpty else { return boundaries(of: text, limit: limit) }
        var found: [Int] = []
        text.withContiguousUTF8 { text in
            part.withContiguousUTF8 { part in
                var start = 0
                while found.count < limit, let position = position(of: part, in: text, from: start) {
                    found.append(position)
                    start = position + part.count
                }
            }
        }
        return found
    }

    private static func boundaries(of text: String, limit: Int) -> [Int] {
        var found: [Int] = []
        for (offset, byte) in text.utf8.enumerated() where found.count < limit && !UTF8.isContinuation(byte) {
            found.append(offset)
        }
        if found.count < limit {
            found.append(text.utf8.count)
        }
        return found
    }
}
