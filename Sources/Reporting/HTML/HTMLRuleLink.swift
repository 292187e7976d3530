internal import Evaluation
internal import Rules

/// A rule with its outcome, in the row of what it serves.
struct HTMLRuleLink {
    var ruleID: String
    var anchor: String
    var linkStyle: String
    var linkMark: String
    var linkWord: String

    /// The worst outcome first.
    static func all(_ rules: [RuleAssessment]) -> [HTMLRuleLink] {
        rules.sorted { $0.outcome.rank < $1.outcome.rank }.map { assessment in
            let word = assessment.outcome.html
            return HTMLRuleLink(
                ruleID: assessment.rule.id, anchor: HTMLRule.anchor(of: assessment.rule.id), linkStyle: word.style,
                linkMark: word.mark, linkWord: word.word)
        }
    }
}
