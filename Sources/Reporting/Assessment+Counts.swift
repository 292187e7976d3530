internal import Evaluation
internal import Rules

extension Assessment {
    /// How many findings of each severity fail; a severity without any is missing.
    var failureCounts: [Severity: Int] {
        var counts: [Severity: Int] = [:]
        for rule in rules {
            // There may be very many, and mostly all are of one severity.
            var (severity, count) = (rule.rule.severity, 0)
            rule.findings.withUnsafeBufferPointer { findings in
                for place in findings.indices where findings[place].status == .fail {
                    if findings[place].severity != severity {
                        counts[severity, default: 0] += count
                        (severity, count) = (findings[place].severity, 0)
                    }
                    count += 1
                }
            }
            counts[severity, default: 0] += count
        }
        return counts.filter { $0.value > 0 }
    }

    /// The rules, worst severity first, then in the order of the assessment.
    var rulesBySeverity: [RuleAssessment] {
        Severity.allCases.reversed().flatMap { severity in rules.filter { $0.rule.severity == severity } }
    }
}
