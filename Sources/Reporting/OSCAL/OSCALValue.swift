internal import JSON

/// Texts in the shapes that OSCAL's types ask for.
/// See https://pages.nist.gov/metaschema/specification/datatypes/.
enum OSCALValue {
    /// The namespace of Tenet's own properties.
    static let namespace = "urn:tenet:oscal"

    /// A `string`: one line, not empty, no blanks around it.
    static func string(_ text: String) -> String {
        let visible = text.shortened(to: 1_000).visible
        var scalars = visible.unicodeScalars[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return scalars.isEmpty ? "-" : String(scalars)
    }

    /// A `markup-line` or `markup-multiline` that shows the text.
    static func markup(_ text: String) -> JSONValue {
        .string(string(text).markdown)
    }

    /// The same, shown as code.
    static func code(_ text: String) -> JSONValue {
        .string(string(text).markdownCode)
    }

    /// A `token`: a letter or `_`, then letters, digits, `.`, `-` and `_`. `AC-6(5)` becomes `AC-6.5`.
    static func token(_ text: String) -> String {
        var token = ""
        for scalar in text.unicodeScalars where scalar != ")" {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": token.unicodeScalars.append(scalar)
            case "(": token += "."
            default: token += "_"
            }
        }
        let first = token.unicodeScalars.first
        return first == "_" || first?.properties.isAlphabetic == true ? token : "_" + token
    }

    static func property(_ name: String, _ value: String, class className: String? = nil) -> JSONValue {
        var members: [(String, JSONValue)] = [("name", .string(name)), ("ns", .string(namespace))]
        members.append(("value", .string(string(value))))
        if let className { members.append(("class", .string(token(className)))) }
        return .members(members)
    }
}
