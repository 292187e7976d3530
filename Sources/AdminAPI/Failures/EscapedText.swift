/// A text in which any character may be escaped, as servers do with what they repeat: percent-encoded (`%2F`), as JSON (`\/`,
/// `\u002f`) or as HTML (`&#47;`, `&#x2F;`, `&sol;`), and the escape escaped again.
struct EscapedText {
    let bytes: [UInt8]

    /// So many characters of a credential at the end of a text are taken for one that was cut off.
    static let shortestPart = 8
    /// How many escapes may be within one another.
    private static let depth = 3
    /// More than an escape is long that was cut off.
    private static let escapeLength = 16

    /// Where `form` ends that begins at a place; nil where another text stands there.
    func end(of form: [UInt8], from start: Int) -> Int? {
        guard bytes[start] == form.first || Self.beginsEscape(bytes[start]) else { return nil }
        // Several, where an escape may also stand for itself.
        var places = [start]
        for (count, character) in form.enumerated() {
            var ends: [Int] = []
            for place in places {
                for end in self.ends(of: character, at: place) where !ends.contains(end) { ends.append(end) }
            }
            guard !ends.isEmpty else {
                return count >= Self.shortestPart && places.contains(where: isCutOff) ? bytes.count : nil
            }
            places = ends
        }
        return places.max()
    }

    /// Whether the text ends at a place, or with an escape that begins there.
    private func isCutOff(at place: Int) -> Bool {
        let rest = bytes[place...]
        return rest.isEmpty || rest.count < Self.escapeLength && Self.beginsEscape(bytes[place])
    }

    /// Where a character ends that begins at a place, for each of the ways in which it may stand there.
    private func ends(of character: UInt8, at place: Int, depth: Int = depth) -> [Int] {
        guard place < bytes.count else { return [] }
        let plain = bytes[place] == character ? [place + 1] : []
        guard depth > 0, Self.beginsEscape(bytes[place]) else { return plain }
        return plain + percentEnds(of: character, at: place, depth) + jsonEnds(of: character, at: place, depth)
            + htmlEnds(of: character, at: place, depth)
    }

    private func percentEnds(of character: UInt8, at place: Int, _ depth: Int) -> [Int] {
        ends(of: UInt8(ascii: "%"), at: place, depth: depth - 1)
            .filter { value(at: $0, digits: 2) == Int(character) }.map { $0 + 2 }
    }

    private func jsonEnds(of character: UInt8, at place: Int, _ depth: Int) -> [Int] {
        ends(of: UInt8(ascii: "\\"), at: place, depth: depth - 1).compactMap { place in
            guard place < bytes.count else { return nil }
            if bytes[place] == UInt8(ascii: "u"), value(at: place + 1, digits: 4) == Int(character) { return place + 5 }
            return bytes[place] == character ? place + 1 : nil
        }
    }

    private func htmlEnds(of character: UInt8, at place: Int, _ depth: Int) -> [Int] {
        let starts = ends(of: UInt8(ascii: "&"), at: place, depth: depth - 1)
        let named = starts.compactMap { place in
            Self.names[character].flatMap { bytes[place...].starts(with: $0) ? place + $0.count : nil }
        }
        let numbered = starts.flatMap { ends(of: UInt8(ascii: "#"), at: $0, depth: depth - 1) }.compactMap { place in
            numberEnd(of: character, at: place)
        }
        // The semicolon may be missing.
        return (named + numbered).flatMap { [$0] + ends(of: UInt8(ascii: ";"), at: $0, depth: depth - 1) }
    }

    /// Where the number of a character ends in HTML, `47` or `x2F`; nil where it is another's.
    private func numberEnd(of character: UInt8, at place: Int) -> Int? {
        let isHexadecimal = place < bytes.count && bytes[place] | 0x20 == UInt8(ascii: "x")
        let start = isHexadecimal ? place + 1 : place
        let radix = isHexadecimal ? 16 : 10
        let digits = bytes.dropFirst(start).prefix(8).prefix { Self.digit($0, radix) != nil }.count
        return value(at: start, digits: digits, radix: radix) == Int(character) ? start + digits : nil
    }

    private func value(at place: Int, digits: Int, radix: Int = 16) -> Int? {
        guard digits > 0, place + digits <= bytes.count else { return nil }
        return bytes[place..<place + digits].reduce(0) { value, byte in
            value.flatMap { value in Self.digit(byte, radix).map { value * radix + $0 } }
        }
    }

    private static func digit(_ byte: UInt8, _ radix: Int) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: Int(byte) - 0x57
        case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16: Int(byte) - 0x37
        default: nil
        }
    }

    private static func beginsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&")
    }

    /// See https://html.spec.whatwg.org/multipage/named-characters.html.
    private static let names: [UInt8: [UInt8]] = [
        UInt8(ascii: "&"): Array("amp".utf8), UInt8(ascii: "<"): Array("lt".utf8), UInt8(ascii: ">"): Array("gt".utf8),
        UInt8(ascii: "\""): Array("quot".utf8), UInt8(ascii: "'"): Array("apos".utf8),
        UInt8(ascii: "/"): Array("sol".utf8), UInt8(ascii: "="): Array("equals".utf8),
        UInt8(ascii: "+"): Array("plus".utf8),
    ]
}
