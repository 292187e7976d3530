import Diagnostics

extension [Diagnostic] {
    private static var mostShown: Int { 200 }

    /// Whether the files cannot be used.
    func areFatal(strict: Bool = false) -> Bool {
        contains { $0.severity == .error || strict }
    }

    /// Writes them to standard error, sorted, and how many there are; where they are very many, errors before warnings.
    func show(on console: Console) {
        let selection = DiagnosticSelection(of: self, limit: Self.mostShown)
        for diagnostic in selection.shown {
            console.mistake(diagnostic.rendered(color: console.errorHasColor))
        }
        let hidden = Self.counts(errors: selection.hiddenErrors, warnings: selection.hiddenWarnings, more: "more ")
        if !hidden.isEmpty { console.mistake("… and \(hidden)") }
        let errors = count { $0.severity == .error }
        let all = Self.counts(errors: errors, warnings: count - errors)
        if !all.isEmpty { console.mistake(all) }
    }

    /// For people: `1 error, 2 warnings`; empty where there is nothing.
    private static func counts(errors: Int, warnings: Int, more: String = "") -> String {
        let parts = [
            errors == 0 ? nil : errors == 1 ? "1 \(more)error" : "\(errors) \(more)errors",
            warnings == 0 ? nil : warnings == 1 ? "1 \(more)warning" : "\(warnings) \(more)warnings",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
