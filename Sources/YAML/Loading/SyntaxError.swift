import Diagnostics

/// An error of libyaml in its own words, with UTF-8 offsets in the file.
struct SyntaxError {
    let source: SourceText
    let problem: String
    /// Where libyaml noticed.
    let offset: Int
    /// What libyaml was doing, like "while scanning a block scalar"; empty when it does not say.
    let context: String
    /// Where that began.
    let contextOffset: Int

    /// What libyaml says where a second document would begin without `---`.
    static func expectedEnd(at offset: Int, in source: SourceText) -> SyntaxError {
        SyntaxError(
            source: source, problem: "did not find expected <document start>", offset: offset, context: "",
            contextOffset: offset)
    }
}
