enum EmailDomain {
    /// The text after the last `@` with its ASCII letters in lower case; empty where there is no `@`.
    static func domain(of address: String) -> String {
        guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
        let domain = address.utf8[address.utf8.index(after: at)...]
        let lowered = domain.map { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
        }
        return String(decoding: lowered, as: UTF8.self)
    }
}
