extension String {
    /// Whether a spreadsheet may take it for a formula: by its first character that is not blank, in its narrow or wide form.
    package var isFormula: Bool {
        unicodeScalars.first { !$0.properties.isWhitespace }.map("=+-@|%＝＋－＠".unicodeScalars.contains) ?? false
    }

    /// Whether a spreadsheet may take it for a number or a day, and write it in another way.
    private var isNumeric: Bool {
        !isEmpty && utf8.allSatisfy { "0123456789.,:/-+eE ".utf8.contains($0) }
    }

    /// Whether it would not come back from a spreadsheet, or come back without its apostrophe.
    var needsApostrophe: Bool {
        let bare = String(drop { $0 == "'" })
        return bare.isFormula || bare.isNumeric
    }

    /// The text before an apostrophe was put in front of it.
    var withoutApostrophe: String {
        guard hasPrefix("'") else { return self }
        let rest = String(dropFirst())
        return rest.needsApostrophe ? rest : self
    }
}
