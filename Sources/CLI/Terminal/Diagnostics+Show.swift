import Diagnostics

extension [Diagnostic] {
    private static var mostShown: Int { 200 }

    /// Whether the files cannot be used.
    func areFatal(strict: Bool = false) -> Bool {
        contains { $0.severity == .error || strict }
    }

    /// Writes all of them to standard error, sorted, and how many there are.
    func show(on console: Console) {
        for diagnostic in sorted().prefix(Self.mostShown) {
            console.mistake(diagnostic.rendered(color: console.errorHasColor))
        }
        if count > Self.mostShown { console.mistake("… and \(count - Self.mostShown) more") }
        let errors = count { $0.severity == .error }
        let warnings = count - errors
        let parts = [
            errors == 0 ? nil : errors == 1 ? "1 error" : "\(errors) errors",
            warnings == 0 ? nil : warnings == 1 ? "1 warning" : "\(warnings) warnings",
        ].compactMap { $0 }
        if !parts.isEmpty { console.mistake(parts.joined(separator: ", ")) }
    }
}
