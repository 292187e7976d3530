extension Unicode.Scalar {
    /// Whether readers obey it instead of showing it: controls of terminals, changes of the writing direction, characters
    /// without width, separators of lines, tags. The two joiners, which scripts and emoji need, are not among them.
    var isHidden: Bool {
        switch value {
        case 0x20...0x7E: return false
        case 0x200C, 0x200D: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return properties.isNoncharacterCodePoint
        }
    }

    /// What is shown instead of a hidden one: `␛` for an escape character, `\u{202E}` for a change of direction.
    var visibleForm: String {
        let picture: UInt32? =
            switch value {
            case 0...0x1F: 0x2400 + value
            case 0x7F: 0x2421
            default: nil
            }
        if let picture, let scalar = Unicode.Scalar(picture) {
            return String(Character(scalar))
        }
        return "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
}
