extension String {
    /// As one word of a POSIX shell, that can be copied from a page; nil for what looks like an option, and for what is not
    /// shown as it is.
    /// See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02.
    var shellWord: String? {
        guard let first = utf8.first, first != UInt8(ascii: "-"), utf8.count <= 200, visible == self else { return nil }
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_./:@%+,".utf8.contains(byte)
            }
        }
        return isPlain ? self : "'\(replacing(where: { $0 == UInt8(ascii: "'") }) { _, _ in "'\\''" })'"
    }
}
