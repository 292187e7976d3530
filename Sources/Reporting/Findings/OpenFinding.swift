internal import Evaluation
internal import Rules

/// A finding that asks somebody to do something: it fails or is not decided. What passes or is waived is none.
struct OpenFinding {
    let finding: Finding
    /// The place of its rule in the assessment.
    let ruleIndex: Int
}

extension Report {
    /// Failures by severity, worst first, then what is undetermined likewise, so that what a consumer's limit cuts off
    /// matters least. A rule that is undetermined as a whole has one on the organization.
    var openFindings: [OpenFinding] {
        let rules = assessment.rules
        let order = Severity.allCases.reversed().flatMap { severity in
            rules.indices.filter { rules[$0].rule.severity == severity }
        }
        let findings = order.flatMap { index in
            rules[index].findings(carryingOutcomeIn: assessment.organization)
                .map { OpenFinding(finding: $0, ruleIndex: index) }
        }
        return findings.filter { $0.finding.status == .fail } + findings.filter { $0.finding.status == .undetermined }
    }

    /// What the finding's rule says of itself.
    func rule(of open: OpenFinding) -> RuleMetadata {
        assessment.rules[open.ruleIndex].rule
    }
}

extension OpenFinding {
    /// How much it matters to a consumer that knows severities only: what is undetermined is a warning, since nobody knows.
    var severity: Severity {
        finding.status == .undetermined ? .medium : finding.severity
    }

    /// For people: the resource, what is wrong with it, and what was said of it; one line at least.
    var lines: [String] {
        let message = finding.message.shortened(to: 2_000).visibleLines
        let first = finding.resource.text + (message.first.map { $0.isEmpty ? "" : ": " + $0 } ?? "")
        let state = finding.baseline == .worse ? "worse than the baseline accepts" : nil
        return [first] + message.dropFirst() + [state, finding.waiver?.text].compactMap(\.self)
    }

    /// The same on one line.
    var text: String {
        lines.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
