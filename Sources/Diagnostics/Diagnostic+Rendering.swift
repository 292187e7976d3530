extension Diagnostic {
    /// The diagnostic for a person, without a line end after it: `path:line:column: error: message`, the line of the
    /// file, a caret under the place, and the hint when there is one.
    ///
    /// Nothing of the file reaches a terminal as a control character, whatever the file holds.
    package func rendered(color: Bool) -> String {
        let style = color ? Style.terminal : Style.plain
        let position = position
        let place = "\(source.path.visible):\(position.line):\(position.column):"
        let color = severity == .error ? style.error : style.warning
        var lines = [
            "\(style.bold)\(place)\(style.reset) \(color)\(severity.rawValue):\(style.reset) \(message.visible)"
        ]
        if source.utf8Count > 0 {
            let excerpt = Excerpt(of: range, in: source)
            lines.append(excerpt.line)
            lines.append("\(excerpt.indent)\(color)\(excerpt.marks)\(style.reset)")
        }
        if let hint { lines.append("\(style.bold)hint:\(style.reset) \(hint.visible)") }
        return lines.joined(separator: "\n")
    }
}

extension Diagnostic {
    /// The escape sequences around the parts of a rendered diagnostic.
    private struct Style {
        let bold: String
        let error: String
        let warning: String
        let reset: String

        static let plain = Style(bold: "", error: "", warning: "", reset: "")
        static let terminal = Style(
            bold: "\u{1b}[1m", error: "\u{1b}[1;31m", warning: "\u{1b}[1;33m", reset: "\u{1b}[0m")
    }
}
