/// What follows a backslash in a double-quoted scalar (https://yaml.org/spec/1.2.2/#57-escaped-characters).
struct Escape {
    /// How many hexadecimal digits follow its letter.
    let digits: Int
    private let fixed: Unicode.Scalar

    init?(_ letter: UInt8) {
        switch Unicode.Scalar(letter) {
        case "x": self.init(digits: 2)
        case "u": self.init(digits: 4)
        case "U": self.init(digits: 8)
        case "0": self.init("\0")
        case "a": self.init("\u{07}")
        case "b": self.init("\u{08}")
        case "t", "\t": self.init("\t")
        case "n": self.init("\n")
        case "v": self.init("\u{0B}")
        case "f": self.init("\u{0C}")
        case "r": self.init("\r")
        case "e": self.init("\u{1B}")
        case " ": self.init(" ")
        case "\"": self.init("\"")
        case "/": self.init("/")
        case "\\": self.init("\\")
        case "N": self.init("\u{85}")
        case "_": self.init("\u{A0}")
        case "L": self.init("\u{2028}")
        case "P": self.init("\u{2029}")
        default: return nil
        }
    }

    private init(_ fixed: Unicode.Scalar = "\0", digits: Int = 0) {
        self.fixed = fixed
        self.digits = digits
    }

    /// The scalar that the escape stands for, given its digits.
    func scalar(_ digits: [UInt8]) -> Unicode.Scalar {
        guard self.digits > 0 else { return fixed }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) ?? fixed
    }
}
