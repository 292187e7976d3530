/// Texts in the order that people expect of numbered things.
enum NaturalOrder {
    /// A part of a text: digits compare as a number and come before what is none.
    enum Part: Comparable {
        case number(Int)
        case text(String)
    }

    /// The text in runs of digits and of everything else; a number beyond the machine's is a text.
    static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
            let run = rest.prefix { isDigit($0) == isDigit(first) }
            rest = rest[run.endIndex...]
            parts.append(Int(String(run)).map(Part.number) ?? .text(String(run)))
        }
        return parts
    }

    /// Whether the first comes first: `A.5.9` comes before `A.5.16`.
    static func isBefore(_ first: String, _ second: String) -> Bool {
        parts(first).lexicographicallyPrecedes(parts(second))
    }
}
