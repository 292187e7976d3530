internal import JSON

/// Texts of messages.
enum SARIFMessage {
    /// A message that shows the text: hidden characters visible, braces doubled, and what would be a link escaped.
    /// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html#_Toc34317459.
    static func plain(_ text: String) -> JSONValue {
        var escaped = ""
        let visible = text.shortened(to: 2_000).visibleLines.joined(separator: "\n")
        let hasLink = visible.contains("](")
        for scalar in visible.unicodeScalars {
            switch scalar {
            case "{", "}": escaped.unicodeScalars.append(scalar)
            case "[" where hasLink, "]" where hasLink, "\\" where hasLink: escaped += "\\"
            default: break
            }
            escaped.unicodeScalars.append(scalar)
        }
        return ["text": .string(escaped)]
    }
}
