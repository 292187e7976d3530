extension String {
    /// As text or as the value of an attribute in XML, of visible text. `]]>` has its `>` escaped.
    /// See https://www.w3.org/TR/xml/#syntax.
    var xmlEscaped: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
