package import Rules

/// Writes a page of GitHub's Markdown about rules, for people who do not read their files.
package struct RuleCatalogue {
    /// By id.
    let entries: [CatalogueEntry]
    let declarations: [ParameterDeclaration]
    let values: ParameterValues
    let inputDeclarations: [InputDeclaration]

    package init(_ rules: CompiledRuleSet) {
        let tests = Dictionary(grouping: rules.tests, by: \.rule)
        entries = rules.rules.map { CatalogueEntry($0, of: rules, tests: tests[$0.metadata.id] ?? []) }
        declarations = rules.declarations.sorted { $0.name < $1.name }
        values = rules.parameters
        inputDeclarations = rules.inputDeclarations
    }

    /// The same for the same rules: nothing of the day or the place is in it.
    package var text: String {
        let sections = entries.map(section) + [parameters, inputs] + frameworks
        return ([contents] + sections.filter { !$0.isEmpty }).map { $0.joined(separator: "\n") + "\n" }
            .joined(separator: "\n")
    }

    /// What is worst comes first. Headings of rules are their ids, so that a link leads to them.
    private var contents: [String] {
        var lines = ["# \(counted(entries.count, "rule"))"]
        for severity in Severity.allCases.reversed() {
            let some = entries.map(\.rule.metadata).filter { $0.severity == severity }
            guard !some.isEmpty else { continue }
            lines += ["", "**\(severity.rawValue)**", ""]
            lines += some.map { "- \(link(to: $0)): \($0.title.visible.markdown)" }
        }
        return lines
    }

    private var frameworks: [[String]] {
        var table: [String: [String: [RuleMetadata]]] = [:]
        for rule in entries.map(\.rule.metadata) {
            for mapping in rule.controls {
                for control in Set(mapping.controls) {
                    table[mapping.framework, default: [:]][control, default: []].append(rule)
                }
            }
        }
        return table.sorted { NaturalOrder.isBefore($0.key, $1.key) }.map { framework, controls in
            ["## Controls of \(framework.visible.markdownCode)", ""]
                + controls.sorted { NaturalOrder.isBefore($0.key, $1.key) }.map { control, rules in
                    "- \(control.visible.markdownCode): \(rules.map(link).joined(separator: ", "))"
                }
        }
    }

    func link(to rule: RuleMetadata) -> String {
        "[\(rule.id)](#\(rule.id))"
    }
}
