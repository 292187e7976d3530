package import Diagnostics

/// Reads comma-separated values with a header, strictly by [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180): what is in doubt is
/// an error, not a guess. Lines may end with a line feed alone, and a byte order mark is left out.
package struct CSVReader {
    private let source: SourceText
    private let bytes: [UInt8]
    private var place = 0
    private var diagnostics: [Diagnostic] = []

    /// More mistakes of one file help nobody.
    private static let mostDiagnostics = 20
    private static let mostColumns = 1_000
    private static let mostRows = 1_000_000
    /// Of all rows together.
    private static let mostFields = 10_000_000

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The table; nil where something is wrong with it.
    package static func table(path: String, bytes: [UInt8], into diagnostics: inout [Diagnostic]) -> InputTable? {
        var rows: [[String]] = []
        let header = read(path, bytes, into: &diagnostics) { rows.append($0.map(\.text)) }
        return header.map { InputTable(columns: $0.fields.map(\.text), rows: rows) }
    }

    /// The table with the place of each field; nil where something is wrong with it.
    static func sheet(path: String, bytes: [UInt8], into diagnostics: inout [Diagnostic]) -> CSVSheet? {
        var rows: [[CSVField]] = []
        let header = read(path, bytes, into: &diagnostics) { rows.append($0) }
        return header.map { CSVSheet(source: $0.source, columns: $0.fields, rows: rows) }
    }

    private static func read(
        _ path: String, _ bytes: [UInt8], into diagnostics: inout [Diagnostic], _ row: ([CSVField]) -> Void
    ) -> (source: SourceText, fields: [CSVField])? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var reader = CSVReader(path: path, bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
        let header = reader.read(row)
        diagnostics += reader.diagnostics
        return reader.diagnostics.isEmpty ? header.map { (reader.source, $0) } : nil
    }

    private init(path: String, _ bytes: [UInt8]) {
        source = SourceText(path: path, text: String(decoding: bytes, as: UTF8.self))
        self.bytes = bytes
    }

    /// A mistake after which nothing can be read.
    private struct Mistake: Error {
        var range: Range<Int>
        var message: String
        var hint: String?
    }

    /// The names of the columns, after all rows were handed over.
    private mutating func read(_ row: ([CSVField]) -> Void) -> [CSVField]? {
        do throws(Mistake) {
            try checkCharacters()
            return try table(row)
        } catch {
            report(error.range, error.message, hint: error.hint)
            return nil
        }
    }

    private mutating func report(_ range: Range<Int>, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic(.error, in: source, at: range, message, hint: hint))
    }

    private func checkCharacters() throws(Mistake) {
        // A character that is none was replaced by another one.
        guard source.text.utf8.elementsEqual(bytes) else {
            let same = zip(source.text.utf8, bytes).prefix { $0 == $1 }.count
            throw Mistake(range: same..<same, message: InputMessages.notUTF8)
        }
        if let null = bytes.firstIndex(of: 0) {
            throw Mistake(range: null..<null + 1, message: InputMessages.nullCharacter)
        }
    }

    private mutating func table(_ add: ([CSVField]) -> Void) throws(Mistake) -> [CSVField] {
        guard !bytes.isEmpty else { throw Mistake(range: 0..<0, message: InputMessages.noHeader) }
        let header = try record()
        check(header)
        var count = 0
        while place < bytes.count, diagnostics.count < Self.mostDiagnostics {
            let start = place
            let row = try record()
            guard row.count == header.count else {
                report(start..<lineEnd(from: start), InputMessages.ragged(row.count, columns: header.count))
                continue
            }
            add(row)
            count += 1
            guard count <= Self.mostRows else {
                throw Mistake(range: start..<start, message: InputMessages.tooMany("rows", Self.mostRows))
            }
            guard count * header.count <= Self.mostFields else {
                throw Mistake(range: start..<start, message: InputMessages.tooMany("fields", Self.mostFields))
            }
        }
        return header
    }

    /// Names are there, and differ.
    private mutating func check(_ header: [CSVField]) {
        var names: Set<[UInt8]> = []
        for field in header {
            if field.text.isEmpty {
                report(field.range, InputMessages.emptyColumn)
            } else if !names.insert(Array(field.text.utf8)).inserted {
                report(field.range, InputMessages.duplicateColumn(field.text))
            }
        }
        if header.count == 1, let field = header.first, let other = field.text.first(where: { ";\t".contains($0) }) {
            report(field.range, InputMessages.otherSeparator(other))
        }
    }

    private func lineEnd(from start: Int) -> Int {
        bytes[start...].firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn } ?? bytes.count
    }

    // MARK: - Records

    /// The fields up to the end of the line, which is left behind.
    private mutating func record() throws(Mistake) -> [CSVField] {
        if isAtLineEnd { throw Mistake(range: place..<place, message: InputMessages.emptyLine) }
        var fields: [CSVField] = []
        while true {
            guard fields.count < Self.mostColumns else {
                throw Mistake(range: place..<place, message: InputMessages.tooMany("columns", Self.mostColumns))
            }
            fields.append(try next == Self.quote ? quotedField() : plainField())
            guard next == Self.comma else { break }
            place += 1
        }
        try skipLineEnd()
        return fields
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var isAtLineEnd: Bool { next == Self.lineFeed || next == Self.carriageReturn }

    private mutating func skipLineEnd() throws(Mistake) {
        guard next == Self.carriageReturn else {
            place += 1
            return
        }
        guard place + 1 < bytes.count, bytes[place + 1] == Self.lineFeed else {
            throw Mistake(range: place..<place + 1, message: InputMessages.loneReturn)
        }
        place += 2
    }

    private mutating func plainField() throws(Mistake) -> CSVField {
        let start = place
        while let byte = next, byte != Self.comma, !isAtLineEnd {
            guard byte != Self.quote else {
                throw Mistake(
                    range: place..<place + 1, message: InputMessages.quoteInside, hint: InputMessages.quoteHint)
            }
            place += 1
        }
        return CSVField(text: String(decoding: bytes[start..<place], as: UTF8.self), range: start..<place)
    }

    private mutating func quotedField() throws(Mistake) -> CSVField {
        let start = place
        var text: [UInt8] = []
        place += 1
        while let byte = next {
            place += 1
            if byte != Self.quote {
                text.append(byte)
            } else if next == Self.quote {
                text.append(byte)
                place += 1
            } else {
                guard next == nil || next == Self.comma || isAtLineEnd else {
                    throw Mistake(
                        range: place..<place + 1, message: InputMessages.afterQuote, hint: InputMessages.quoteHint)
                }
                return CSVField(text: String(decoding: text, as: UTF8.self), range: start..<place)
            }
        }
        throw Mistake(range: start..<start + 1, message: InputMessages.unclosedQuote)
    }
}
