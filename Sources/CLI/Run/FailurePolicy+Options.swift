import Observations
import Rules

extension FailurePolicy {
    /// Reads `--fail-on` and `--allow-undetermined`. Throws `CommandFailure` for an unknown word.
    init(_ options: ReportOptions, _ settings: Settings) throws {
        if let text = try settings.value(options.failOn, .failOn) { failOn = Severity(rawValue: text) }
        if let text = try settings.value(options.allowUndetermined, .allowUndetermined) {
            let words = text.split(separator: ",").compactMap { ReasonKind(rawValue: String($0)) }
            allowedReasons = Set(text == "all" ? ReasonKind.allCases : words)
        }
        newOnly = try settings.flag(options.newOnly, .newOnly)
    }
}
