internal import Evaluation
internal import Rules

/// The values that the page's template names.
struct HTMLPage {
    /// A line of the run's identity.
    struct Fact {
        var label: String
        var value: String
    }

    var organization: String
    var when: String
    var source: String
    var dialect: String
    var verdict: HTMLVerdict
    var ruleCount: Int
    var outcomes: [HTMLOutcomeBar]
    var failureCount: Int
    var severities: [HTMLSeverityBar]
    var coverage: HTMLCoverage
    var changes: HTMLChanges?
    var waivers: HTMLWaivers
    /// What the list holds before the script runs.
    var staticNote: String
    /// What is not on the page at all.
    var left: String?
    var groups: [HTMLGroup]
    var frameworks: [HTMLFramework]
    var unmapped: HTMLUnmapped?
    var rules: [HTMLRule]
    var run: [Fact]
    var blank = [HTMLFinding.blank]
    var style = HTMLTemplate.style
    var script = HTMLTemplate.script
    var styleHash: String
    var scriptHash: String
    var data: String
}
