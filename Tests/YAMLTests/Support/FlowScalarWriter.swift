import YAML

/// Writes texts as plain or quoted scalars in one of the many ways there are.
struct FlowScalarWriter {
    var style: YAMLScalar.Style
    var lineBreak: String
    /// Spaces that begin each further line, more may follow.
    var indentation: Int
    var random: SeededRandom
    private var written = WrittenScalar()
    /// Whether a blank written next would be lost, since a line break was just written.
    private var atLineStart = false
    private var afterBlank = false

    init(_ style: YAMLScalar.Style, lineBreak: String, indentation: Int, random: SeededRandom) {
        self.style = style
        self.lineBreak = lineBreak
        self.indentation = indentation
        self.random = random
    }

    /// A text that the style can hold.
    mutating func text() -> String {
        switch style {
        case .plain:
            return words(["a", "b\"c", "d'e", "f#g", "h:i", "-j", "é", "日本", "😀", "k\\n", "l&m*n", "%o", "!p"])
        case .singleQuoted:
            let words = words(["a", "''", "b\"", "it's", "\\x41", "#", ": ", "- ", "é", "日", "😀", "[{"])
            return random.pick(["", " ", "\t", "\n"]) + words.trimmingBlanks + random.pick(["", "  ", "\n\n"])
        default:
            let parts = [
                "a", "b", " ", "  ", "\t", "\n", "\n\n", "\"", "\\", "\u{0}", "\u{7}", "\u{1b}", "é", "日", "😀",
                "\u{85}",
                "\u{a0}", "\u{2028}", "\u{2029}", "\u{feff}", "#", ": ", "/", "\r", "\u{10FFFF}", "'",
            ]
            return (0..<Int.random(in: 0...12, using: &random)).map { _ in random.pick(parts) }.joined()
        }
    }

    private mutating func words(_ words: [String]) -> String {
        var text = "w"
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            text +=
                random.pick([" ", "  ", " \t", "\n", "\n\n", "\n\n\n", ""]) + random.pick(words).trimmingBlanks + "z"
        }
        return text
    }

    mutating func write(_ text: String) -> WrittenScalar {
        let quote = style == .plain ? "" : style == .singleQuoted ? "'" : "\""
        written.skip(quote)
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if style == .doubleQuoted, random.once(in: 8) { continueLine() }
            index += writeNext(scalars[index...])
        }
        written.skip(quote)
        return written
    }

    /// Writes one character or a run of line ends, and says how many characters that were.
    private mutating func writeNext(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
        guard let scalar = rest.first else { return 0 }
        let next = rest.dropFirst().first
        let mayBreak = !atLineStart && !afterBlank
        if scalar == "\n", mayBreak, style != .doubleQuoted || random.once(in: 2) {
            let run = rest.prefix { $0 == "\n" }.count
            breakLine(run)
            return run
        }
        let nextIsWord = next.map { ![" ", "\t", "\n", "#"].contains($0) } ?? false
        if scalar == " ", mayBreak, nextIsWord, random.once(in: 2) {
            breakLine(0)
            return 1
        }
        writeOne(scalar)
        return 1
    }

    private mutating func writeOne(_ scalar: Unicode.Scalar) {
        let isBlank = scalar == " " || scalar == "\t"
        switch style {
        case .singleQuoted where scalar == "'":
            written.write("''", for: "'")
        case .doubleQuoted where needsEscape(scalar) || (isBlank && atLineStart) || random.once(in: 6):
            written.write(escape(scalar), for: String(scalar))
            (atLineStart, afterBlank) = (false, false)
            return
        default:
            written.copy(String(scalar))
        }
        (atLineStart, afterBlank) = (false, isBlank)
    }

    /// A line break that folds to a space, or those that fold to some line ends.
    private mutating func breakLine(_ ends: Int) {
        written.skip(random.some(" ", upTo: 2))
        if ends == 0 { written.write(lineBreak, for: " ") } else { written.skip(lineBreak) }
        for _ in 0..<ends {
            written.skip(random.some(" ", upTo: indentation + 2))
            written.write(lineBreak, for: "\n")
        }
        beginLine()
    }

    private mutating func continueLine() {
        written.skip("\\" + lineBreak)
        beginLine()
    }

    private mutating func beginLine() {
        written.skip(
            String(repeating: " ", count: indentation) + random.some(" ", upTo: 3) + random.some("\t", upTo: 1))
        (atLineStart, afterBlank) = (true, false)
    }

    private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x22, 0x5C, 0x85, 0x2028, 0x2029, 0xFEFF: true
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF, 0x9: false
        default: true
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) -> String {
        let named: [Unicode.Scalar: String] = [
            "\0": "0", "\u{7}": "a", "\u{8}": "b", "\t": "t", "\n": "n", "\u{B}": "v", "\u{C}": "f", "\r": "r",
            "\u{1B}": "e", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "\u{85}": "N", "\u{A0}": "_", "\u{2028}": "L",
            "\u{2029}": "P",
        ]
        func digits(_ count: Int) -> String {
            let digits = String(scalar.value, radix: 16, uppercase: random.once(in: 2))
            return String(repeating: "0", count: count - digits.count) + digits
        }
        var ways = ["\\U" + digits(8)]
        if scalar.value <= 0xFFFF { ways.append("\\u" + digits(4)) }
        if scalar.value <= 0xFF { ways.append("\\x" + digits(2)) }
        if let name = named[scalar] { ways += ["\\" + name, "\\" + name] }
        return random.pick(ways)
    }
}

extension String {
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
