import Observations
import Reporting
import Rules

/// A rule as a page of text.
struct RulePage {
    private let rule: CompiledRule

    init(_ rule: CompiledRule) {
        self.rule = rule
    }

    var text: String {
        let metadata = rule.metadata
        var lines = [
            "\(metadata.id) (\(metadata.severity.rawValue), for \(metadata.kind.rawValue))",
            metadata.title,
            "\(metadata.location.path):\(metadata.location.line)",
        ]
        lines += section("Why", metadata.rationale)
        lines += section("What to do", metadata.help)
        lines += section("Where", rule.condition?.source.text)
        lines += section("Require", rule.requirement?.source.text)
        if let count = rule.count {
            let bounds = [
                count.minimum.map { "at least \($0.source.text)" }, count.maximum.map { "at most \($0.source.text)" },
            ]
            let key = count.key.map { " for each \($0.source.text)" } ?? ""
            lines += section("Count", bounds.compactMap { $0 }.joined(separator: ", ") + key)
        }
        lines += section("To check by hand", rule.manual)
        lines += section(
            "Controls",
            metadata.controls.map { "\($0.framework): \($0.controls.joined(separator: ", "))" }.joined(separator: "\n"))
        lines += section("Tags", metadata.tags.joined(separator: ", "))
        lines += section("See also", metadata.references.joined(separator: "\n"))
        return lines.map(\.visible).joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ text: String?) -> [String] {
        guard let text, !text.isEmpty else { return [] }
        let body = text.split(separator: "\n", omittingEmptySubsequences: false)
        let trimmed = body.last?.isEmpty == true ? body.dropLast() : body
        return ["", "\(title):"] + trimmed.map { "    \($0)" }
    }
}
