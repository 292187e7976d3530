internal import Evaluation
internal import Observations
internal import Rules

extension MarkdownReport {
    /// What is said of a rule: a line where nothing is to be done, otherwise a section with an empty line before it.
    func block(_ assessment: RuleAssessment) -> [String] {
        let rule = assessment.rule
        let title = rule.title.visible.markdown
        let count = assessment.selected.text
        guard assessment.outcome != .pass, assessment.outcome != .notApplicable else {
            return ["- \(title) (\(rule.id.visible.markdownCode), \(count))"]
        }
        let statuses: [Finding.Status] = [.fail, .undetermined, .waived]
        let counts = statuses.map { (assessment.count(of: $0), $0.rawValue) }.filter { $0.0 > 0 }
        let place = "\(rule.location.path.visible):\(rule.location.line)"
        var lines = ["", "### \(rule.severity.rawValue): \(title)", ""]
        lines.append(
            "\(rule.id.visible.markdownCode) at \(place.markdownCode): "
                + ([count] + counts.map { "\($0.0) \($0.1)" }).joined(separator: ", "))
        if assessment.outcome != .waived {
            lines += guidance(rule)
        }
        let details = reasons(assessment.reasons) + findings(assessment.findings)
        return lines + (details.isEmpty ? [] : [""]) + details
    }

    private func guidance(_ rule: RuleMetadata) -> [String] {
        var lines: [String] = []
        if let rationale = rule.rationale, !rationale.isEmpty {
            lines += [
                "",
                rationale.shortened(to: 2_000).visibleLines.filter { !$0.isEmpty }.map(\.markdown)
                    .joined(separator: " "),
            ]
        }
        if let help = rule.help, !help.isEmpty {
            lines += ["", help.shortened(to: 4_000).markdownQuotation]
        }
        let references = rule.references.filter(\.isWebAddress)
        if !references.isEmpty {
            lines += ["", "See " + references.map { "<\($0)>" }.joined(separator: ", ") + "."]
        }
        return lines
    }

    private func reasons(_ reasons: [Reason]) -> [String] {
        ReasonKind.allCases.flatMap { kind -> [String] in
            let texts = reasons.filter { $0.kind == kind }.map(\.text)
            guard !texts.isEmpty else { return [] }
            return limited(texts) { ["- missing (\(kind.rawValue)): \($0.shortened(to: 500).visible.markdown)"] }
                + ["- to do: \(kind.advice.markdown)"]
        }
    }

    private func findings(_ findings: [Finding]) -> [String] {
        let statuses: [Finding.Status] = [.fail, .undetermined, .waived]
        return limited(statuses.flatMap { status in findings.filter { $0.status == status } }, lines)
    }

    private func lines(_ finding: Finding) -> [String] {
        let mark =
            switch finding.status {
            case .fail: "✗"
            case .undetermined: "? undetermined:"
            case .waived: finding.isAttested ? "– attested:" : "– waived:"
            }
        let state = finding.baseline.map { " (\($0 == .worse ? "worse than accepted" : $0.rawValue))" } ?? ""
        let message = finding.message.shortened(to: 500).visibleLines.filter { !$0.isEmpty }.map(\.markdown)
        let rest =
            (finding.evidence.prefix(5).map(\.text.markdownCode) + [finding.waiver?.text.markdown].compactMap(\.self))
        return [
            "- \(mark) **\(finding.resource.text.markdown)**\(state)" + (message.isEmpty ? "" : ": ")
                + message.joined(separator: " / ")
        ] + rest.map { "  - " + $0 }
    }

    /// The lines of the first elements, and how many elements are not shown.
    private func limited<Element>(_ elements: [Element], _ lines: (Element) -> [String]) -> [String] {
        let left = elements.count - findingLimit
        return elements.prefix(findingLimit).flatMap(lines) + (left > 0 ? ["- … and \(left) more"] : [])
    }
}
