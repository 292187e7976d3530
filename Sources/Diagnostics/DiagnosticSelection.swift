/// The diagnostics that are shown where there can be too many for a screen: errors before warnings.
package struct DiagnosticSelection: Sendable {
    /// In the order in which diagnostics are shown.
    package let shown: [Diagnostic]
    /// How many errors are left out.
    package let hiddenErrors: Int
    /// How many warnings are left out.
    package let hiddenWarnings: Int

    /// The first errors of `diagnostics`, and as many of the first warnings as there is room for beside them.
    package init(of diagnostics: [Diagnostic], limit: Int) {
        let sorted = diagnostics.sorted()
        let errorCount = sorted.count { $0.severity == .error }
        var errors = min(errorCount, limit)
        var warnings = min(sorted.count - errorCount, limit - errors)
        hiddenErrors = errorCount - errors
        hiddenWarnings = sorted.count - errorCount - warnings
        shown = sorted.filter { diagnostic in
            switch diagnostic.severity {
            case .error:
                errors -= 1
                return errors >= 0
            case .warning:
                warnings -= 1
                return warnings >= 0
            }
        }
    }
}
