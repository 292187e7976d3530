import Observations
import Rules

extension FailurePolicy {
    /// Reads `--fail-on` and `--allow-undetermined`. Throws `CommandFailure` for an unknown word.
    init(_ options: ReportOptions, _ settings: Settings) throws {
        if let text = settings.value(options.failOn, "fail-on") {
            guard text == "none" || Severity(rawValue: text) != nil else {
                let known = Severity.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                throw CommandFailure(
                    options.failOn == nil ? .invalid : .wrongArguments,
                    "`fail-on` takes \(known) or `none`, found `\(text)`")
            }
            failOn = Severity(rawValue: text)
        }
        if let text = settings.value(options.allowUndetermined, "allow-undetermined") {
            allowedReasons = try Self.reasons(text, options.allowUndetermined == nil ? .invalid : .wrongArguments)
        }
        newOnly = try settings.flag(options.newOnly, "new-only")
    }

    private static func reasons(_ text: String, _ status: ExitStatus) throws -> Set<ReasonKind> {
        if text == "all" { return Set(ReasonKind.allCases) }
        return Set(
            try text.split(separator: ",").map { word in
                guard let kind = ReasonKind(rawValue: String(word)) else {
                    let known = ReasonKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                    throw CommandFailure(
                        status, "`allow-undetermined` takes `all` or some of \(known), found `\(word)`")
                }
                return kind
            })
    }
}
