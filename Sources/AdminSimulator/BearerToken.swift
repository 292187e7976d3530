/// A token that does not show itself where a value is printed or logged with what holds it.
package struct BearerToken: Sendable, CustomStringConvertible {
    /// The token as clients send it; it belongs in no log.
    package let text: String

    /// - Parameter text: The token as clients send it; visible ASCII, or no header can carry it.
    package init(_ text: String) {
        self.text = text
    }

    /// 32 hexadecimal digits from the system's random numbers.
    package static func random() -> BearerToken {
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        return BearerToken(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// Never the token.
    package var description: String {
        "BearerToken"
    }
}
