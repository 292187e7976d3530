/// The line of a diagnostic and the marks under it, cut so that both fit beside each other on a screen.
struct Excerpt {
    /// The line, with control characters made visible and long ends replaced by `…`.
    let line: String
    /// The spaces and tabs that stand before the marks.
    let indent: String
    /// `^`, and `~` under the rest of the range.
    let marks: String

    /// How many columns of the line are shown.
    private static let width = 116

    /// The line in which `range` begins; a range that goes on beyond it is marked to the line's end.
    init(of range: Range<Int>, in source: SourceText) {
        let content = source.range(ofLine: source.position(at: range.lowerBound).line)
        let start = min(max(range.lowerBound, content.lowerBound), content.upperBound)
        let end = min(max(range.upperBound, start), content.upperBound)
        let scalars = source.text.unicodeScalars
        let marked = source.scalarIndex(at: start)
        let markedEnd = source.scalarIndex(at: end)
        let lineStart = source.scalarIndex(at: content.lowerBound)
        let lineEnd = source.scalarIndex(at: content.upperBound)

        let ahead = Self.extent(of: scalars[marked..<lineEnd], upTo: Self.width)
        let behind = Self.extent(of: scalars[lineStart..<marked].reversed(), upTo: Self.width - min(ahead.columns, 80))
        let first = scalars.index(marked, offsetBy: -behind.scalars)
        let shown = Self.extent(of: scalars[marked..<lineEnd], upTo: Self.width - behind.columns)
        let last = scalars.index(marked, offsetBy: shown.scalars)

        let leftCut = first > lineStart ? "…" : ""
        line = leftCut + Self.shown(scalars[first..<last]) + (last < lineEnd ? "…" : "")
        indent =
            (leftCut.isEmpty ? "" : " ")
            + scalars[first..<marked].reduce(into: "") { indent, scalar in
                indent += scalar == "\t" ? "\t" : String(repeating: " ", count: scalar.columns)
            }
        // Marks stop at a tab, whose width is the terminal's business.
        let underlined = scalars[marked..<max(marked, min(last, markedEnd))].prefix { $0 != "\t" }
        let columns = underlined.reduce(0) { $0 + $1.columns }
        marks = "^" + String(repeating: "~", count: max(columns - 1, 0))
    }

    /// How many of the scalars fit into `limit` columns, and how many columns they take.
    private static func extent(
        of scalars: some Sequence<Unicode.Scalar>, upTo limit: Int
    ) -> (scalars: Int, columns: Int) {
        var count = 0
        var columns = 0
        for scalar in scalars {
            // Marks that combine are counted too, else a line of nothing but them would have no end.
            let next = columns + max(scalar == "\t" ? 8 : scalar.columns, 1)
            if next > limit { break }
            columns = next
            count += 1
        }
        return (count, columns)
    }

    private static func shown(_ scalars: Substring.UnicodeScalarView) -> String {
        scalars.reduce(into: "") { $0 += $1 == "\t" ? "\t" : $1.visible }
    }
}

extension Unicode.Scalar {
    /// How many columns the scalar takes as it is shown.
    fileprivate var columns: Int {
        isHidden ? visible.utf8.count : displayWidth
    }
}
