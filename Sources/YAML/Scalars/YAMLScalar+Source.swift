import Diagnostics

extension YAMLScalar {
    /// The UTF-8 offsets in the file of what produced a range of `text`, also in UTF-8 offsets.
    package func sourceRange(_ range: Range<Int>) -> Range<Int> {
        self.range
    }

    /// What stands at a place, read as a plain scalar.
    init(plainAt range: Range<Int>, in source: SourceText) {
        self.init(text: String(source.substring(range)), style: .plain, at: range, in: source)
    }
}
