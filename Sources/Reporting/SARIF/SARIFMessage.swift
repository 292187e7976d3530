internal import JSON

/// Texts of messages.
enum SARIFMessage {
    /// A message that shows the text: hidden characters visible, braces doubled, and what would be a link escaped.
    /// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html#_Toc141790717.
    static func plain(_ text: String) -> JSONValue {
        let visible = text.shortened(to: 2_000).visibleLines.joined(separator: "\n")
        let hasLink = zip(visible.utf8, visible.utf8.dropFirst()).contains {
            $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(")
        }
        let escaped = visible.replacing(where: "{}[]\\".utf8.contains) { scalar, _ in
            switch scalar {
            case "{": "{{"
            case "}": "}}"
            default: hasLink ? "\\\(scalar)" : nil
            }
        }
        return ["text": .string(escaped)]
    }
}
