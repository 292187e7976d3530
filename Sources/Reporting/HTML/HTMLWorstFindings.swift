internal import Evaluation
internal import Rules

/// The findings of the worst severity, which the page shows without its script too.
struct HTMLWorstFindings {
    private(set) var groups: [HTMLGroup] = []
    /// What of all findings they are.
    private(set) var note = "There are no findings."

    /// The groups are rules in the order of the page, with their findings.
    init(
        _ groups: [(assessment: RuleAssessment, findings: [Finding])], most: Int,
        page: (Finding, RuleAssessment) -> HTMLFinding
    ) {
        let total = groups.reduce(0) { $0 + $1.findings.count }
        guard let severity = groups.first?.assessment.rule.severity else { return }
        let worst = groups.prefix { $0.assessment.rule.severity == severity }
        let worstCount = worst.reduce(0) { $0 + $1.findings.count }
        var room = most
        for group in worst where room > 0 {
            let findings = group.findings.prefix(room).map { page($0, group.assessment) }
            room -= findings.count
            self.groups.append(HTMLGroup(rule: HTMLRule(group.assessment), findings: findings))
        }
        let shown = worstCount > most ? "the first \(most) of \(worstCount)" : "all \(worstCount)"
        note = "\(counted(total, "finding")); below \(shown) of the worst severity, \(severity.rawValue)."
    }
}
