internal import Evaluation
internal import Rules

extension Assessment {
    /// How many findings of each severity fail; a severity without any is missing.
    var failureCounts: [Severity: Int] {
        var counts: [Severity: Int] = [:]
        for rule in rules {
            for finding in rule.findings where finding.status == .fail {
                counts[finding.severity, default: 0] += 1
            }
        }
        return counts
    }

    /// The rules, worst severity first, then in the order of the assessment.
    var rulesBySeverity: [RuleAssessment] {
        Severity.allCases.reversed().flatMap { severity in rules.filter { $0.rule.severity == severity } }
    }
}
