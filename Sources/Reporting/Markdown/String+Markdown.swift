extension String {
    /// As text within a line of Markdown, of visible text. Plain words stay words; a word that a renderer could take for
    /// anything else, such as markup, a link, a mention or an email address, is shown as code, where nothing means anything.
    /// See https://github.github.com/gfm.
    var markdown: String {
        var parts: [String] = []
        var head = ""
        var code: [String] = []
        func close(_ tail: String = "") {
            guard !code.isEmpty else { return }
            parts.append(head + code.joined(separator: " ").markdownCode + tail)
            code = []
        }
        for text in utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
            if text.allSatisfy(\.isPlainInMarkdown), !text.refersToIssue {
                close()
                parts.append(String(Substring(text)))
                continue
            }
            let word = MarkdownWord(Substring(text).unicodeScalars)
            if !word.isCode || !word.head.isEmpty { close() }
            if word.isCode {
                if code.isEmpty { head = word.head }
                code.append(word.core)
                if !word.tail.isEmpty { close(word.tail) }
            } else {
                parts.append(word.head + word.core + word.tail)
            }
        }
        close()
        return parts.joined(separator: " ")
    }

    /// As code within a line of Markdown, of visible text; nothing where it is empty.
    /// See https://spec.commonmark.org/0.31.2/#code-spans.
    package var markdownCode: String {
        guard !isEmpty else { return "" }
        let fence = String(repeating: "`", count: longestFence + 1)
        // One blank on each side is taken away again, so that none of the text is.
        let isPadded = [utf8.first, utf8.last].compactMap(\.self).contains(where: "` ".utf8.contains)
        return isPadded ? "\(fence) \(self) \(fence)" : fence + self + fence
    }

    /// The text of an author, as a quotation that ends where it ends: what would be HTML, load an image or lead elsewhere than
    /// into the web is shown instead.
    var markdownQuotation: String {
        let lines = visibleLines.map { line in
            let shown = line.replacing(where: "<!]".utf8.contains) { scalar, place in
                if scalar == "<" { return "&lt;" }
                let rest = line.unicodeScalars[place...].dropFirst()
                if scalar == "!" { return rest.first == "[" ? "\\!" : nil }
                let leadsElsewhere =
                    rest.first == ":"
                    || (rest.first == "("
                        && !["(https://", "(http://"].contains { rest.starts(with: $0.unicodeScalars) })
                return leadsElsewhere ? "\\]" : nil
            }
            return shown.isEmpty ? ">" : "> " + shown
        }
        return lines.reversed().drop { $0 == ">" }.reversed().joined(separator: "\n")
    }
}
