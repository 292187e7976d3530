/// Words that cannot be variables or global functions; fields and functions called on a value may have them as names.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax.
enum CELReservedWords {
    private static let words: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    static func contains(_ word: String) -> Bool {
        words.contains(word)
    }
}
