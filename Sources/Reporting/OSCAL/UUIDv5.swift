internal import Crypto

/// The UUID of a name, the same in every run.
/// See https://www.rfc-editor.org/rfc/rfc9562#section-5.5.
enum UUIDv5 {
    /// The namespace of URLs.
    private static let namespace: [UInt8] = [
        0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ]
    private static let digits = Array("0123456789abcdef".utf8)

    /// In lower-case digits; the name is a URL.
    static func text(of name: String) -> String {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + name.utf8).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
