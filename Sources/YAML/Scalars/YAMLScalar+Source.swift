import Diagnostics

extension YAMLScalar {
    /// The UTF-8 offsets in the file of what produced a range of `text`, also in UTF-8 offsets, whatever escapes,
    /// indentation and folded lines lie between. An empty range gives the place before its character.
    ///
    /// The scalar is read again for this, once.
    package func sourceRange(_ range: Range<Int>) -> Range<Int> {
        let map = sourceMap
        // It would be a mistake in reading again; the whole scalar is still right.
        guard map.text.elementsEqual(text.utf8) else { return self.range }
        let range = range.clamped(to: 0..<map.text.count)
        guard let last = map.text.indices.last else {
            let start = contentStart
            return start..<start
        }
        guard range.lowerBound <= last else {
            let end = map.source(ofByteAt: last)
            // The end of a block is the end of its last line, not the start of the line after.
            let place = isBlock && map.text[last] == UInt8(ascii: "\n") ? end.lowerBound : end.upperBound
            return place..<place
        }
        let start = map.source(ofByteAt: range.lowerBound).lowerBound
        return start..<(range.isEmpty ? start : map.source(ofByteAt: range.upperBound - 1).upperBound)
    }

    /// What stands at a place, read as a plain scalar.
    init(plainAt range: Range<Int>, in source: SourceText) {
        let map = FlowScalarScan(.plain, at: range, in: source).map
        self.init(text: String(decoding: map.text, as: UTF8.self), style: .plain, at: range, in: source)
    }

    /// The way back from each byte of the text; its own text equals `text`.
    var sourceMap: SourceMap {
        cache.map { isBlock ? BlockScalarScan(self).map : FlowScalarScan(style, at: range, in: source).map }
    }

    private var isBlock: Bool { style == .literal || style == .folded }

    /// Where the first character of a text would stand: behind the quote, else at the start.
    private var contentStart: Int {
        style == .singleQuoted || style == .doubleQuoted ? range.lowerBound + 1 : range.lowerBound
    }
}
