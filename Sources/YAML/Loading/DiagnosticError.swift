import Diagnostics

/// The diagnostic that ends the reading of a file.
struct DiagnosticError: Error {
    let diagnostic: Diagnostic
}
