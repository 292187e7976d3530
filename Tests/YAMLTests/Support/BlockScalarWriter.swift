import YAML

/// Writes texts as literal or folded scalars in one of the many ways there are.
struct BlockScalarWriter {
    var isFolded: Bool
    var lineBreak: String
    /// The indentation of the collection around it, -1 for none.
    var parentIndentation: Int
    /// Whether nothing follows in the file.
    var isLast: Bool
    var random: SeededRandom
    private var written = WrittenScalar()
    private var indentation = 0

    init(isFolded: Bool, lineBreak: String, parentIndentation: Int, isLast: Bool, random: SeededRandom) {
        self.isFolded = isFolded
        self.lineBreak = lineBreak
        self.parentIndentation = parentIndentation
        self.isLast = isLast
        self.random = random
    }

    mutating func text() -> String {
        let parts = [
            "a", "b", "é", "日", "😀", " ", " ", "  ", "\t", "\n", "\n", "\n\n", "\n\n\n", "\n ", "\n\t", "# c", "- ",
            "\"",
            "\\", "k: v", " \n", "\u{feff}",
        ]
        return (0..<Int.random(in: 0...12, using: &random)).map { _ in random.pick(parts) }.joined()
    }

    mutating func write(_ text: String) -> WrittenScalar {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let ends = lines.reversed().prefix { $0.isEmpty }.count
        let content = lines.dropLast(ends)
        // An empty text is one empty line; a text that ends without a line end has none to chomp.
        let trailing = content.isEmpty ? ends - 1 : ends
        let needsIndicator = content.first { !$0.isEmpty }.map { $0.hasPrefix(" ") || $0.hasPrefix("\t") } ?? false
        writeHeader(trailing: trailing, isEmpty: content.isEmpty, needsIndicator: needsIndicator)
        if isFolded { writeFolded(content) } else { writeLiteral(content) }
        writeEnd(trailing: trailing, isEmpty: content.isEmpty)
        return written
    }

    private var chomping = ""

    private mutating func writeHeader(trailing: Int, isEmpty: Bool, needsIndicator: Bool) {
        let added = Int.random(in: 1...5, using: &random)
        let base = max(parentIndentation, 0)
        indentation = base + added
        switch trailing {
        case 0: chomping = isEmpty ? random.pick(["", "-", "+"]) : "-"
        case 1 where !isEmpty: chomping = random.pick(["", "+"])
        default: chomping = "+"
        }
        let indicator = needsIndicator || random.once(in: 3) ? String(added) : ""
        let indicators = random.once(in: 2) ? indicator + chomping : chomping + indicator
        let rest = random.pick(["", " ", " # comment é", "\t"])
        written.skip((isFolded ? ">" : "|") + indicators + rest + lineBreak)
    }

    private mutating func writeLiteral(_ lines: ArraySlice<String>) {
        for (index, line) in lines.enumerated() {
            if index > 0 { written.write(lineBreak, for: "\n") }
            writeLine(line)
        }
    }

    private mutating func writeFolded(_ lines: ArraySlice<String>) {
        var last: String?
        var ends = 0
        for (index, line) in lines.enumerated() {
            if index > 0 { ends += 1 }
            if line.isEmpty { continue }
            if let last, !last.beginsBlank, !line.beginsBlank { written.skip(lineBreak) }
            for _ in 0..<ends {
                writeEmptyPart()
                written.write(lineBreak, for: "\n")
            }
            ends = 0
            writeFoldedLine(line)
            last = line
        }
    }

    /// What an empty line may hold; nothing where the line before has not ended.
    private mutating func writeEmptyPart() {
        let atLineStart = written.raw.suffix(lineBreak.utf8.count).elementsEqual(lineBreak.utf8)
        if atLineStart { written.skip(random.some(" ", upTo: indentation)) }
    }

    private mutating func writeLine(_ line: String) {
        if line.isEmpty {
            written.skip(random.some(" ", upTo: indentation))
        } else {
            written.skip(String(repeating: " ", count: indentation))
            written.copy(line)
        }
    }

    /// Writes a line, broken at some of the spaces before words.
    private mutating func writeFoldedLine(_ line: String) {
        written.skip(String(repeating: " ", count: indentation))
        let scalars = Array(line.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = scalars.dropFirst(index + 1).first
            let mayBreak = scalar == " " && next.map { $0 != " " && $0 != "\t" } ?? false
            if mayBreak, !line.beginsBlank, random.once(in: 2) {
                written.write(lineBreak, for: " ")
                written.skip(String(repeating: " ", count: indentation))
            } else {
                written.copy(String(scalar))
            }
        }
    }

    private mutating func writeEnd(trailing: Int, isEmpty: Bool) {
        if !isEmpty {
            if chomping == "-", isLast, random.once(in: 2) { return }
            if trailing > 0 { written.write(lineBreak, for: "\n") } else { written.skip(lineBreak) }
        }
        if chomping == "+" {
            for _ in 0..<(isEmpty ? trailing : trailing - 1) {
                written.skip(random.some(" ", upTo: indentation))
                written.write(lineBreak, for: "\n")
            }
        } else if random.once(in: 2) {
            written.skip(random.some(" ", upTo: indentation) + lineBreak)
        }
    }
}

extension String {
    fileprivate var beginsBlank: Bool { hasPrefix(" ") || hasPrefix("\t") }
}
