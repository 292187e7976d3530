/// How the text format is to look.
package struct TextStyle: Sendable {
    /// Whether colours are allowed: a terminal, and no `NO_COLOR`.
    package var hasColor: Bool
    /// How many findings of a rule are shown, and how many of its reasons; nil for all.
    package var limit: Int?

    package init(color: Bool = false, limit: Int? = 20) {
        hasColor = color
        self.limit = limit
    }

    /// The text in colours, where they are allowed.
    package func paint(_ text: String, _ colors: TextColor...) -> String {
        guard hasColor else { return text }
        return "\u{1B}[" + colors.map(\.rawValue).joined(separator: ";") + "m" + text + "\u{1B}[0m"
    }
}

/// Parameters of "Select Graphic Rendition", https://www.ecma-international.org/publications-and-standards/standards/ecma-48/.
package enum TextColor: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
}
