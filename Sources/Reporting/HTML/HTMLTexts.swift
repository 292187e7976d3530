internal import JSON

/// Texts that recur, each once; elsewhere its place stands for it.
struct HTMLTexts {
    private(set) var texts: [JSONValue] = []
    private var places: [String: Int] = [:]
    /// How many bytes they are, about.
    private(set) var byteCount = 0

    mutating func place(of text: String) -> JSONValue {
        if let place = places[text] { return .count(place) }
        let place = texts.count
        places[text] = place
        texts.append(.htmlText(text))
        byteCount += text.utf8.count + 3
        return .count(place)
    }
}

extension JSONValue {
    /// A text as the page's script sets it: visible, in lines.
    static func htmlText(_ text: String) -> JSONValue {
        .string(text.visibleLines.joined(separator: "\n"))
    }
}
