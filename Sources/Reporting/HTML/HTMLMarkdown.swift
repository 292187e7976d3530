/// The little Markdown that rules use in `help`, as HTML: paragraphs, lists, code, emphasis and links to the web. All else
/// stands as it is written; HTML in it is text.
struct HTMLMarkdown {
    let html: String

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        html = lines.split { $0.allSatisfy(\.isWhitespace) }.map { Self.block(Array($0)) }.joined()
    }

    private static func block(_ lines: [String]) -> String {
        let markers = lines.map(Marker.init)
        guard let first = markers.first, first.kind != .none else {
            return "<p>\(inline(lines.map(\.trimmed).joined(separator: " ")))</p>"
        }
        var items: [String] = []
        for marker in markers {
            if marker.kind == .none {
                items[items.count - 1] += " " + marker.text.trimmed
            } else {
                items.append(marker.text.trimmed)
            }
        }
        let tag = first.kind == .bullet ? "ul" : "ol"
        return "<\(tag)>\(items.map { "<li>\(inline($0))</li>" }.joined())</\(tag)>"
    }

    /// What begins a line of a list.
    private struct Marker {
        enum Kind { case none, bullet, number }

        var kind = Kind.none
        var text: String

        init(_ line: String) {
            text = line.trimmed
            if ["- ", "* ", "+ "].contains(where: text.hasPrefix) {
                kind = .bullet
                text = String(text.dropFirst(2))
            } else if let dot = text.firstIndex(of: "."), dot != text.startIndex,
                text[..<dot].utf8.allSatisfy({ (0x30...0x39).contains($0) }), text[dot...].hasPrefix(". ")
            {
                kind = .number
                text = String(text[dot...].dropFirst(2))
            }
        }
    }

    private static func inline(_ text: String) -> String {
        var writer = HTMLInlineMarkdown(text)
        return writer.html()
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
