/// How an id stands in a cell of an action plan, so that it comes back as it was: what cannot be printed, and the backslash, are
/// escaped, and an apostrophe stands before what a spreadsheet would compute, or round as a number.
package enum ActionPlanID {
    package static func cell(_ id: String) -> String {
        var text = ""
        var previous: Unicode.Scalar?
        for scalar in id.unicodeScalars {
            // `##[` is a command to CI servers.
            let isPlain = scalar.isPrintable && !(scalar == "#" && previous == "#")
            text += scalar == "\\" ? "\\\\" : isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
            previous = scalar
        }
        return text.needsApostrophe ? "'" + text : text
    }

    /// Nil where an escape is none.
    static func id(ofCell text: String) -> String? {
        var rest = text.withoutApostrophe.unicodeScalars[...]
        var id = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                id.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\\":
                id.append("\\")
            case "u":
                guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
                    let value = UInt32(String(rest[..<end]), radix: 16), let escaped = Unicode.Scalar(value)
                else { return nil }
                id.append(escaped)
                rest = rest[rest.index(after: end)...]
            default:
                return nil
            }
        }
        return String(id)
    }
}
