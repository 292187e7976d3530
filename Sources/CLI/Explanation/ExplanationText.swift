import Evaluation
import Observations
import Reporting
import Rules

/// An explanation as a page of text.
struct ExplanationText {
    private let explanation: RuleExplanation

    init(_ explanation: RuleExplanation) {
        self.explanation = explanation
    }

    var text: String {
        let assessment = explanation.assessment
        let rule = assessment.rule
        var lines = [
            "\(rule.id) (\(rule.severity.rawValue), for \(rule.kind.rawValue)): \(rule.title)",
            "outcome: \(assessment.outcome.rawValue)",
        ]
        lines += assessment.reasons.map { "  \($0.kind.rawValue): \($0.text)" }
        for finding in explanation.organizationFindings { lines += ["", Self.line(finding)] }
        if !explanation.bounds.isEmpty { lines.append("") }
        for bound in explanation.bounds { lines += TermText(bound.term, prefix: "\(bound.name): ").lines }
        for resource in explanation.resources { lines += [""] + self.lines(resource) }
        if explanation.resources.isEmpty { lines += ["", "no \(rule.kind.rawValue) was seen"] }
        if explanation.omitted > 0 {
            let kind = rule.kind.rawValue
            lines += ["", "… and \(explanation.omitted) more; name one: tenet explain \(rule.id) \(kind.uppercased())"]
        }
        for part in explanation.lets { lines += [""] + TermText(part.term, prefix: "\(part.name): ").lines }
        return lines.map(\.visible).joined(separator: "\n") + "\n"
    }

    private static func line(_ finding: Finding) -> String {
        let reason = finding.waiver.map { " (\($0.kind.rawValue) until \($0.expires): \($0.reason))" } ?? ""
        return "\(finding.status.rawValue): \(finding.message)\(reason)"
    }

    private func lines(_ explained: ResourceExplanation) -> [String] {
        let resource = explained.resource
        let name = resource.name.map { " (\($0))" } ?? ""
        var lines = ["\(resource.kind.rawValue) \(resource.id)\(name): \(text(of: explained.verdict))"]
        if let finding = explained.finding { lines.append("  \(Self.line(finding))") }
        for part in explained.parts {
            lines += TermText(part.term, prefix: "\(part.name): ", indent: 1).lines
        }
        return lines
    }

    private func text(of verdict: ResourceExplanation.Verdict) -> String {
        switch verdict {
        case .compliant where !explanation.hasRequirement: "selected"
        case .harmless where !explanation.hasRequirement: "cannot be decided whether it is selected"
        case .violation: "not compliant"
        case .undecided: "cannot be decided"
        case .compliant: "compliant"
        case .harmless: "compliant, whether or not it is selected"
        case .notSelected: "not selected"
        }
    }
}
