/// A word of a text that becomes Markdown, with the punctuation around it.
struct MarkdownWord {
    let head: String
    let core: String
    let tail: String
    /// Whether the core must be code to be shown as it is.
    let isCode: Bool

    init(_ word: Substring.UnicodeScalarView) {
        let head = word.prefix { "(\"'".unicodeScalars.contains($0) }
        // What closes belongs to the sentence where what opens does.
        let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [("(", ")"), ("\"", "\""), ("'", "'")]
        let closing = pairs.filter { head.contains($0.open) }.map(\.close) + ".,:!?".unicodeScalars
        let tail = word.dropFirst(head.count).reversed().prefix(while: closing.contains).count
        let core = word.dropFirst(head.count).dropLast(tail)
        self.head = String(head)
        self.tail = String(word.suffix(tail))
        isCode = !core.allSatisfy(\.isPlainInMarkdown) || String(core).utf8.refersToIssue
        // A text that says itself what is code means that.
        let inner = core.dropFirst().dropLast()
        let isQuoted = core.first == "`" && core.last == "`" && !inner.isEmpty && !inner.contains("`")
        self.core = String(isQuoted ? inner : core)
    }
}

extension Unicode.Scalar {
    /// Whether it is part of words, or punctuation that means nothing between them.
    fileprivate var isPlainInMarkdown: Bool {
        isASCII ? UInt8(ascii: self).isPlainInMarkdown : !properties.isWhitespace
    }
}

extension BidirectionalCollection<UInt8> {
    /// Whether GitHub takes a part of the word for a reference to an issue, such as `GH-1`.
    /// See https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls.
    var refersToIssue: Bool {
        indices.contains { place in
            guard self[place] == UInt8(ascii: "-"), let digit = self[place...].dropFirst().first,
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
            else { return false }
            let head = self[..<place]
            let isReference = head.suffix(2).map { $0 | 0x20 } == Array("gh".utf8)
            return isReference && head.dropLast(2).last?.isLetterOrDigit != true
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch Unicode.Scalar(self) {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    /// Whether it is an ASCII character that is part of words, or punctuation that means nothing between them.
    var isPlainInMarkdown: Bool {
        switch Unicode.Scalar(self) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "'", "\"", "%", ",", ";", "?", "!", "/", "(", ")": true
        default: false
        }
    }
}
