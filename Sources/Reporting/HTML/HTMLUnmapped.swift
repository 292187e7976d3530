internal import Evaluation
internal import Rules

/// The rules that no framework's table shows, since they name no control.
struct HTMLUnmapped {
    var title: String
    var rules: [HTMLRuleLink]

    /// Nil where every rule names one.
    init?(_ rules: [RuleAssessment]) {
        let rules = rules.filter { $0.rule.controls.allSatisfy(\.controls.isEmpty) }
        guard !rules.isEmpty else { return nil }
        title = "\(counted(rules.count, "rule")) \(rules.count == 1 ? "names" : "name") no control"
        self.rules = HTMLRuleLink.all(rules)
    }
}
