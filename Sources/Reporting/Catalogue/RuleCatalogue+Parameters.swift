internal import CEL
internal import JSON
internal import Observations
internal import Rules

extension RuleCatalogue {
    /// The parameters of the rules, with their defaults and what they are here.
    var parameters: [String] {
        let values = Dictionary(values.sorted.map { ($0.name, $0.value) }) { first, _ in first }
        let lines = declarations.flatMap { declaration -> [String] in
            let readers = entries.filter { $0.parameters.contains(declaration.name) }
            guard !readers.isEmpty else { return [] }
            let standard = declaration.defaultValue.map(text)
            let value = values[declaration.name].map(text)
            let facts = [
                declaration.type.rawValue.markdownCode, standard.map { "default \($0.markdownCode)" },
                value == standard ? nil : value.map { "here \($0.markdownCode)" },
            ]
            let summary = (declaration.summary ?? "").visible.markdown
            return [
                "- \(declaration.name.markdownCode) (\(facts.compactMap(\.self).joined(separator: ", ")))"
                    + (summary.isEmpty ? "" : ": \(summary)"), "  - read by \(links(readers))",
            ]
        }
        return lines.isEmpty ? [] : ["## Parameters", ""] + lines
    }

    /// What the rules read from elsewhere.
    var inputs: [String] {
        let lines = inputDeclarations.flatMap { input -> [String] in
            let readers = entries.filter { $0.inputs.contains(input.name) }
            guard !readers.isEmpty else { return [] }
            return [
                "- \(input.name.markdownCode) (\(input.kind.rawValue) \(input.path.visible.markdownCode))",
                "  - read by \(links(readers))",
            ]
        }
        return lines.isEmpty ? [] : ["## Inputs", ""] + lines
    }

    private func links(_ entries: [CatalogueEntry]) -> String {
        entries.map { link(to: $0.rule.metadata) }.joined(separator: ", ")
    }

    /// A value in one line, durations of days as rule files write them.
    private func text(_ value: CELValue) -> String {
        let day: Int64 = 86_400_000_000_000
        if case .duration(let duration) = value, duration.totalNanoseconds % day == 0 {
            return "\(duration.totalNanoseconds / day)d"
        }
        if case .string(let text) = value { return "\"\(text.shortened(to: 500).visible)\"" }
        return value.json.serialized().shortened(to: 500).visible
    }
}
