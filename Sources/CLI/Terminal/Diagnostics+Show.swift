import Diagnostics

extension [Diagnostic] {
    /// Writes all of them to standard error, sorted, and how many there are.
    func show(on console: Console) {
        for diagnostic in sorted() {
            console.note(diagnostic.rendered(color: console.errorHasColor))
        }
        let errors = count { $0.severity == .error }
        let warnings = count - errors
        let parts = [
            errors == 0 ? nil : errors == 1 ? "1 error" : "\(errors) errors",
            warnings == 0 ? nil : warnings == 1 ? "1 warning" : "\(warnings) warnings",
        ].compactMap { $0 }
        if !parts.isEmpty { console.note(parts.joined(separator: ", ")) }
    }
}
