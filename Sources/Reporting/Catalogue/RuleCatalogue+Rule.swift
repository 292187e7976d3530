internal import JSON
internal import Observations
internal import Rules

extension RuleCatalogue {
    /// All that a rule says of itself.
    func section(_ entry: CatalogueEntry) -> [String] {
        let rule = entry.rule
        let metadata = rule.metadata
        var facts = ["\(metadata.severity.rawValue), for \(metadata.kind.rawValue.markdownCode)"]
        if let dialects = rule.dialects {
            facts.append("in \(dialects.map(\.rawValue).sorted().map(\.markdownCode).joined(separator: ", ")) only")
        }
        facts.append("at \("\(metadata.location.path.visible):\(metadata.location.line)".markdownCode)")
        let blocks =
            [["## \(metadata.id)"], ["**\(metadata.title.visible.markdown)**"], [facts.joined(separator: ", ")]]
            + guidance(metadata) + judgement(entry) + repair(rule) + labels(entry) + examples(entry.tests)
        return Array(blocks.joined(separator: [""]))
    }

    private func guidance(_ rule: RuleMetadata) -> [[String]] {
        var blocks: [[String]] = []
        if let rationale = rule.rationale, !rationale.isEmpty {
            let lines = rationale.visibleLines.filter { !$0.isEmpty }.map(\.markdown)
            blocks.append(["**Why it matters.** " + lines.joined(separator: " ")])
        }
        if let help = rule.help, !help.isEmpty {
            blocks += [["**What to do.**"], [help.markdownQuotation]]
        }
        return blocks
    }

    private func judgement(_ entry: CatalogueEntry) -> [[String]] {
        let rule = entry.rule
        var blocks: [[String]] = []
        func add(_ label: String, _ text: String?, as language: String = "cel") {
            guard let text else { return }
            blocks += [["**\(label)**"], block(text, as: language)]
        }
        let lets = entry.lets.map { "\($0.name) = \($0.expression.source.text)" }
        add("Where", rule.condition?.source.text)
        add("Require", rule.requirement?.source.text)
        add("Count", rule.count?.text)
        add("With", lets.isEmpty ? nil : lets.joined(separator: "\n"))
        if let manual = rule.manual { blocks += [["**To check by hand**"], [manual.markdownQuotation]] }
        if rule.whenEmpty != .notApplicable {
            blocks.append(["**Where nothing is selected:** \(rule.whenEmpty.rawValue)"])
        }
        add("Message", (rule.message ?? rule.count?.message)?.text, as: "")
        return blocks
    }

    private func repair(_ rule: CompiledRule) -> [[String]] {
        guard let remediation = rule.remediation else { return [] }
        let steps = remediation.steps.map { "\($0.edit.rawValue) \($0.path): \($0.value.json.serialized())" }
        let condition = remediation.condition.map { [["**Repaired where**"], block($0.source.text, as: "cel")] } ?? []
        return [["**Repair**"], block(steps.joined(separator: "\n"), as: "")] + condition
    }

    private func labels(_ entry: CatalogueEntry) -> [[String]] {
        let rule = entry.rule.metadata
        var blocks: [[String]] = []
        func add(_ label: String, _ texts: [String]) {
            if !texts.isEmpty { blocks.append(["**\(label):** \(code(texts))"]) }
        }
        add("Parameters", entry.parameters.sorted())
        add("Tags", rule.tags)
        if !rule.controls.isEmpty {
            blocks.append(["**Controls**"])
            blocks.append(rule.controls.map { "- \($0.framework.visible.markdownCode): \(code($0.controls))" })
        }
        if !rule.references.isEmpty {
            blocks.append(["**See also**"])
            blocks.append(rule.references.map { "- " + ($0.isWebAddress ? "<\($0)>" : $0.visible.markdownCode) })
        }
        return blocks
    }

    private func examples(_ tests: [RuleTest]) -> [[String]] {
        guard !tests.isEmpty else { return [] }
        return [["**Examples**"], tests.map { "- \($0.name.visible.markdown)" + result($0.expectation) }]
    }

    /// What a test expects, in a word.
    private func result(_ expectation: RuleTest.Expectation) -> String {
        let outcome = expectation.outcome ?? (expectation.findings?.isEmpty == false ? "fail" : nil)
        return outcome.map { ": \($0.visible.markdown)" } ?? ""
    }

    private func block(_ text: String, as language: String) -> [String] {
        var lines = text.visibleLines
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        return lines.fenced(as: language)
    }

    private func code(_ texts: [String]) -> String {
        texts.map(\.visible.markdownCode).joined(separator: ", ")
    }
}

extension CompiledCount {
    /// The bounds as conditions on `count`, and what they hold for.
    fileprivate var text: String {
        let bounds = [
            minimum.map { "count >= \($0.source.text)" }, maximum.map { "count <= \($0.source.text)" },
        ]
        let conditions = bounds.compactMap(\.self).joined(separator: "\n")
        return key.map { "\(conditions)\nfor each \($0.source.text)" } ?? conditions
    }
}
