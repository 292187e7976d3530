extension Unicode.Scalar {
    /// How many columns a terminal gives the scalar: two for wide East Asian characters and emoji, none for marks that
    /// combine with the character before, else one (https://www.unicode.org/reports/tr11/).
    var displayWidth: Int {
        if isASCII { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Medial and final jamo join the syllable that an initial one began.
        if (0x1160...0x11FF).contains(value) { return 0 }
        // A flag is two regional indicators, one column each.
        if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
        return properties.isEmojiPresentation || isWideEastAsian ? 2 : 1
    }

    /// The blocks whose characters are wide or full-width; the few narrow ones inside them do not matter here.
    private var isWideEastAsian: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
            0x1F200...0x1F265, 0x20000...0x3FFFD:
            return true
        default:
            return false
        }
    }
}
