extension Sequence<String> {
    /// Whether the text is among them, byte for byte: Swift's `contains` takes composed and decomposed characters for the same.
    func containsExactly(_ text: String) -> Bool {
        contains { $0.utf8.elementsEqual(text.utf8) }
    }
}
