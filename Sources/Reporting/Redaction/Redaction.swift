internal import JSON

/// Puts marks such as `email-3f9a1c2b4d5e` in the place of emails, names of people and tokens; the same for the same text.
package struct Redaction: Sendable {
    private let names: PersonalNames
    private let hash: @Sendable (String) -> String

    package init(_ names: PersonalNames, hash: @escaping @Sendable (String) -> String) {
        self.names = names
        self.hash = hash
    }

    /// The mark of a whole text, whatever is in it: `name-3f9a1c2b4d5e`.
    func mark(_ word: String, _ text: String) -> String {
        "\(word)-\(hash(text.lowercased()))"
    }

    /// The text with marks in it.
    func text(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let folded = scalars.map(\.folded)
        var redacted = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if let found = find(folded, at: place) {
                var whole = String.UnicodeScalarView()
                whole.append(contentsOf: folded[place..<found.end])
                redacted.append(contentsOf: mark(found.word, String(whole)).unicodeScalars)
                place = found.end
            } else {
                redacted.append(scalars[place])
                place += 1
            }
        }
        return String(redacted)
    }

    /// The value with marks in its texts and keys.
    func json(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number: return value
        case .string(let text): return .string(self.text(text))
        case .array(let elements): return .array(elements.map(json))
        case .object(let object):
            var redacted = JSONObject()
            for member in object.members { redacted[text(member.key)] = json(member.value) }
            return .object(redacted)
        }
    }

    private func find(_ text: [Unicode.Scalar], at place: Int) -> (word: String, end: Int)? {
        let previous = place > 0 ? text[place - 1] : nil
        if let end = Self.emailEnd(text, at: place, after: previous) { return ("email", end) }
        if let end = Self.tokenEnd(text, at: place, after: previous) { return ("token", end) }
        return names.length(in: text[place...], after: previous).map { ("name", place + $0) }
    }

    /// Where an address that begins there ends: letters and signs, `@`, letters, dots and hyphens.
    private static func emailEnd(_ text: [Unicode.Scalar], at place: Int, after previous: Unicode.Scalar?) -> Int? {
        let isLocal = { (scalar: Unicode.Scalar) in scalar.isOfWord || "._%+-'".unicodeScalars.contains(scalar) }
        guard text[place].isOfWord, previous.map({ !isLocal($0) || $0 == "'" }) ?? true else { return nil }
        let local = text[place...].prefix { isLocal($0) }
        guard local.endIndex < text.count, text[local.endIndex] == "@" else { return nil }
        var domain = text[(local.endIndex + 1)...].prefix { $0.isOfWord || $0 == "." || $0 == "-" }
        while let last = domain.last, !last.isOfWord { domain = domain.dropLast() }
        return domain.isEmpty ? nil : domain.endIndex
    }

    /// Where a token that begins there ends: one of Atlassian's by its prefix, or a signed one of three parts.
    private static func tokenEnd(_ text: [Unicode.Scalar], at place: Int, after previous: Unicode.Scalar?) -> Int? {
        guard previous?.isOfWord != true else { return nil }
        let prefixes = ["atatt", "atctt", "atstt", "ataat", "eyj"]
        guard let prefix = prefixes.first(where: { text[place...].starts(with: $0.unicodeScalars) }) else { return nil }
        let token = text[place...].prefix { ($0.isASCII && $0.isOfWord) || "-_=.+/".unicodeScalars.contains($0) }
        guard token.count >= 20, prefix != "eyj" || token.count(where: { $0 == "." }) == 2 else { return nil }
        return token.endIndex
    }
}
