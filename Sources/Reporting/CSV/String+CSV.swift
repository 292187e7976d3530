internal import Rules

extension String {
    /// As a field of CSV, on one line and always in quotes. A text that a spreadsheet would compute gets an apostrophe in front,
    /// which spreadsheets take as "this is text".
    /// See https://www.rfc-editor.org/rfc/rfc4180 and https://owasp.org/www-community/attacks/CSV_Injection.
    var csvField: String {
        let text = visible
        let quoted = text.replacing(where: { $0 == UInt8(ascii: "\"") }) { _, _ in "\"\"" }
        return (text.isFormula ? "\"'" : "\"") + quoted + "\""
    }
}
