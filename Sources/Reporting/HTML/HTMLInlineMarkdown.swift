/// Reads code, emphasis and links within one block. A delimiter that nothing closes is looked for once, so that the work
/// stays in proportion to the text.
struct HTMLInlineMarkdown {
    private var rest: Substring.UnicodeScalarView
    private var written = ""
    private var plain = ""
    private var missing: Set<String> = []

    init(_ text: String) {
        rest = Substring(text).unicodeScalars
    }

    mutating func html() -> String {
        while let scalar = rest.first {
            let isRead =
                switch scalar {
                case "`": span("`", "code")
                case "*": span("**", "strong") || span("*", "em")
                case "[": link()
                case "\\": escape()
                default: false
                }
            if !isRead {
                plain.unicodeScalars.append(scalar)
                rest.removeFirst()
            }
        }
        flush()
        return written
    }

    private mutating func flush() {
        written += plain.htmlEscaped
        plain = ""
    }

    /// A text between two delimiters that touch it.
    private mutating func span(_ delimiter: String, _ tag: String) -> Bool {
        let start = Substring(rest)
        guard start.hasPrefix(delimiter), let inner = text(in: start.dropFirst(delimiter.count), until: delimiter),
            let first = inner.first, let last = inner.last, !first.isWhitespace, !last.isWhitespace
        else { return false }
        flush()
        written += "<\(tag)>\(String(inner).htmlEscaped)</\(tag)>"
        rest = start[inner.endIndex...].dropFirst(delimiter.count).unicodeScalars
        return true
    }

    /// `[text](address)`, of the web's addresses only.
    private mutating func link() -> Bool {
        let start = Substring(rest).dropFirst()
        guard let label = text(in: start, until: "]("), !label.isEmpty else { return false }
        let target = start[label.endIndex...].dropFirst(2)
        guard let address = text(in: target, until: ")"), String(address).isWebAddress else { return false }
        flush()
        written +=
            "<a href=\"\(String(address).htmlEscaped)\" rel=\"noopener noreferrer\">\(String(label).htmlEscaped)</a>"
        rest = target[address.endIndex...].dropFirst().unicodeScalars
        return true
    }

    private mutating func escape() -> Bool {
        guard let next = rest.dropFirst().first, next.isASCII, !next.properties.isAlphabetic,
            next.properties.numericType == nil
        else { return false }
        plain.unicodeScalars.append(next)
        rest.removeFirst(2)
        return true
    }

    private mutating func text(in text: Substring, until delimiter: String) -> Substring? {
        guard !missing.contains(delimiter) else { return nil }
        guard let end = text.firstRange(of: delimiter)?.lowerBound else {
            missing.insert(delimiter)
            return nil
        }
        return text[..<end]
    }
}
