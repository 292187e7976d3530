/// Names for what happens once.
enum Nonce {
    /// 16 hexadecimal digits from the system's random numbers.
    static func make() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
