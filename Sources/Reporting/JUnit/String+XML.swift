extension String {
    /// As text or as the value of an attribute in XML, of visible text. `]]>` has its `>` escaped.
    /// See https://www.w3.org/TR/xml/#syntax.
    var xmlEscaped: String {
        replacing(where: "&<>\"".utf8.contains) { scalar, _ in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: nil
            }
        }
    }
}
