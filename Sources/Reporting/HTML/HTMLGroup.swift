internal import Evaluation
internal import Rules

/// The findings of one rule under its heading, as they stand on the page before the script runs.
struct HTMLGroup {
    var severityStyle: String
    var severityWord: String
    var ruleTitle: String
    var ruleID: String
    var anchor: String
    var tally: String
    var aboutHTML: String
    var findings: [HTMLFinding]

    init(_ rule: HTMLRule, _ findings: [HTMLFinding]) {
        severityStyle = rule.severityStyle
        severityWord = rule.severityWord
        ruleTitle = rule.ruleTitle
        ruleID = rule.ruleID
        anchor = rule.anchor
        tally = rule.tally
        aboutHTML = rule.aboutHTML
        self.findings = findings
    }
}
