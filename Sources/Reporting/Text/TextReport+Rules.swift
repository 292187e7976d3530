internal import Evaluation
internal import Observations
internal import Rules

extension TextReport {
    /// What is said of a rule that is not simply compliant.
    func block(_ assessment: RuleAssessment) -> [String] {
        let rule = assessment.rule
        var lines = [
            "\(title(of: assessment.outcome)) \(paint(rule.severity)) "
                + style.paint(rule.id.visible, .bold) + ": \(rule.title.visible)",
            style.paint("  at \(rule.location.path.visible):\(rule.location.line)", .dim) + counts(assessment),
        ]
        if assessment.outcome != .waived {
            if let rationale = rule.rationale?.visibleFirstLine {
                lines.append("  why: \(rationale)")
            }
            if let help = rule.help?.visibleFirstLine {
                lines.append("  help: \(help)")
            }
        }
        lines += reasons(assessment.reasons)
        lines += findings(assessment.findings)
        return lines
    }

    /// What is said of a rule that passes, or that nothing was judged by.
    func line(_ assessment: RuleAssessment) -> String {
        "  \(assessment.rule.id.visible): \(assessment.rule.title.visible)"
            + style.paint(" (\(assessment.selected.text))", .dim)
    }

    func title(of outcome: Outcome) -> String {
        let title = outcome.text.uppercased()
        return switch outcome {
        case .fail: style.paint(title, .bold, .red)
        case .undetermined: style.paint(title, .bold, .yellow)
        case .waived: style.paint(title, .bold, .blue)
        case .pass: style.paint(title, .bold, .green)
        case .notApplicable: style.paint(title, .bold)
        }
    }

    private func paint(_ severity: Severity) -> String {
        switch severity {
        case .critical: style.paint(severity.rawValue, .bold, .magenta)
        case .high: style.paint(severity.rawValue, .red)
        case .medium: style.paint(severity.rawValue, .yellow)
        case .low, .info: severity.rawValue
        }
    }

    private func counts(_ assessment: RuleAssessment) -> String {
        let statuses: [Finding.Status] = [.fail, .undetermined, .waived]
        let counts = statuses.compactMap { status in
            let count = assessment.count(of: status)
            return count > 0 ? "\(count) \(status.rawValue)" : nil
        }
        return "  " + ([assessment.selected.text] + counts).joined(separator: ", ")
    }

    /// What was missing, and once for each kind what to do about it.
    private func reasons(_ reasons: [Reason]) -> [String] {
        var lines: [String] = []
        for kind in ReasonKind.allCases {
            let texts = reasons.filter { $0.kind == kind }.map(\.text)
            lines += limited(texts) { ["  missing (\(kind.rawValue)): \($0.shortened(to: 500).visible)"] }
            if !texts.isEmpty {
                lines.append("    to do: \(kind.advice)")
            }
        }
        return lines
    }

    /// The lines of the first elements, and how many elements are not shown.
    func limited<Element>(_ elements: [Element], _ lines: (Element) -> [String]) -> [String] {
        let shown = style.limit.map { elements.prefix(max(0, $0)) } ?? elements[...]
        let left = elements.count - shown.count
        return shown.flatMap(lines) + (left > 0 ? ["  … and \(left) more"] : [])
    }
}
