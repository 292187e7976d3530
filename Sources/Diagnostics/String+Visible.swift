extension String {
    /// The text on one line that a terminal shows as it is: control characters, line ends and invisible formatting
    /// (which could reorder what a reader sees) are spelt as `\n` or `\u{1b}`.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isHidden) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1.visible }
    }
}

extension Unicode.Scalar {
    /// Whether the scalar would steer a terminal or show nothing where it stands.
    var isHidden: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        // The two joiners are part of emoji and of several scripts.
        case .format: return value != 0x200C && value != 0x200D
        default: return false
        }
    }

    /// The scalar itself, or its escape when it is hidden.
    var visible: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: isHidden ? "\\u{\(String(value, radix: 16))}" : String(self)
        }
    }
}
