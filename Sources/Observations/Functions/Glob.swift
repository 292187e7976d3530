internal import CEL

/// A pattern over a whole text: `*` is any text, `?` any one character, `[a-z]` one of a class, `[!a-z]` one outside of it, and
/// `\` takes the character after it as it is. A character is a Unicode scalar; case matters.
struct Glob: Sendable {
    private let regex: CELRegex

    /// Takes what compiling the pattern costs off the steps that are left. Throws where a class is not closed or empty, its range runs backwards, or nothing follows a `\`.
    init(_ pattern: String, steps: inout Int) throws(CELError) {
        var translation = Translation(pattern)
        // Matched by RE2, so that the time is linear in the text whatever the pattern is.
        regex = CELRegex.cached(try translation.regex(), steps: &steps)
    }

    /// Takes what it costs off the steps that are left.
    func matches(_ text: String, steps: inout Int) -> CELValue {
        regex.matches(text, steps: &steps)
    }

    /// The pattern as a regular expression in which nothing of it is syntax but what the pattern means as such.
    private struct Translation {
        private let pattern: String
        private var rest: Substring.UnicodeScalarView

        init(_ pattern: String) {
            self.pattern = pattern
            rest = pattern.unicodeScalars[...]
        }

        mutating func regex() throws(CELError) -> String {
            var regex = "(?s)\\A"
            while let scalar = rest.popFirst() {
                switch scalar {
                case "*": regex += ".*"
                case "?": regex += "."
                case "[": regex += try characterClass()
                default: regex += Self.escaped(try literal(scalar))
                }
            }
            return regex + "\\z"
        }

        private mutating func characterClass() throws(CELError) -> String {
            var members = ""
            let isNegated = rest.first == "!" || rest.first == "^"
            if isNegated {
                rest.removeFirst()
            }
            while let scalar = rest.popFirst(), scalar != "]" || members.isEmpty {
                let first = try literal(scalar)
                var last = first
                if rest.first == "-", let next = rest.dropFirst().first, next != "]" {
                    rest.removeFirst(2)
                    last = try literal(next)
                }
                guard first <= last else { throw mistake("a range that runs backwards") }
                members += Self.escaped(first) + "-" + Self.escaped(last)
                if rest.first == "]" {
                    rest.removeFirst()
                    return "[\(isNegated ? "^" : "")\(members)]"
                }
            }
            throw mistake("a `[` that is not closed")
        }

        private mutating func literal(_ scalar: Unicode.Scalar) throws(CELError) -> Unicode.Scalar {
            guard scalar == "\\" else { return scalar }
            guard let next = rest.popFirst() else { throw mistake("a `\\` at its end") }
            return next
        }

        private func mistake(_ text: String) -> CELError {
            CELError(.invalidArgument, "the pattern `\(pattern)` has \(text)")
        }

        /// What is no letter or digit by its number, so that it cannot be syntax.
        private static func escaped(_ scalar: Unicode.Scalar) -> String {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { return String(scalar) }
            return "\\x{\(String(scalar.value, radix: 16))}"
        }
    }
}
