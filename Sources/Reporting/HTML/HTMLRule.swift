internal import Evaluation
internal import Rules

/// A rule with its outcome, as the page shows it.
struct HTMLRule {
    /// A link where it is an address of the web, a text otherwise.
    struct Reference {
        var address: String?
        var otherText: String?

        init(_ text: String) {
            address = text.isWebAddress ? text : nil
            otherText = text.isWebAddress ? nil : text
        }
    }

    private static let mostReasons = 20

    var anchor: String
    var ruleID: String
    var ruleTitle: String
    var place: String
    var severityStyle: String
    var severityWord: String
    var outcomeStyle: String
    var outcomeMark: String
    var outcomeWord: String
    var tally: String
    /// Why it matters and how to fix it; escaped.
    var aboutHTML: String
    var requirement: String?
    var ruleReasons: [String]
    var hasReasons: Bool
    var controlText: String?
    var tagText: String?
    var references: [Reference]
    var hasReferences: Bool
    var findingsLink: String?

    init(_ assessment: RuleAssessment) {
        let rule = assessment.rule
        anchor = Self.anchor(of: rule.id)
        ruleID = rule.id
        ruleTitle = rule.title.shortened(to: 500)
        place = "\(rule.location.path):\(rule.location.line)"
        severityStyle = rule.severity.rawValue
        severityWord = rule.severity.htmlWord
        let word = assessment.outcome.html
        (outcomeStyle, outcomeMark, outcomeWord) = (word.style, word.mark, word.word)
        tally = assessment.htmlTally
        aboutHTML = Self.about(rule)
        requirement = rule.expectation?.shortened(to: 2_000)
        let reasons = assessment.reasons.map { $0.labelled.shortened(to: 500) }
        let left = reasons.count - Self.mostReasons
        ruleReasons = reasons.prefix(Self.mostReasons) + (left > 0 ? ["… and \(left) more"] : [])
        hasReasons = !reasons.isEmpty
        let controls = rule.controls.map { "\($0.framework): \($0.controls.joined(separator: ", "))" }
        controlText = controls.isEmpty ? nil : controls.joined(separator: "; ")
        tagText = rule.tags.isEmpty ? nil : rule.tags.joined(separator: ", ")
        references = rule.references.map { Reference($0.shortened(to: 1_000)) }
        hasReferences = !references.isEmpty
        let hasFindings = [Outcome.fail, .undetermined, .waived].contains(assessment.outcome)
        findingsLink = hasFindings ? "#rule=\(rule.id.uriEscaped)" : nil
    }

    static func anchor(of rule: String) -> String {
        "rule-\(rule)"
    }

    private static func about(_ rule: RuleMetadata) -> String {
        [("Why it matters", rule.rationale), ("How to fix it", rule.help)].compactMap { heading, text in
            text.flatMap {
                $0.isEmpty
                    ? nil : "<div><p class=\"label\">\(heading)</p>\(HTMLMarkdown($0.shortened(to: 4_000)).html)</div>"
            }
        }.joined()
    }
}

extension RuleAssessment {
    /// `8 selected, 3 fail`.
    var htmlTally: String {
        let counts = [
            (count(of: .fail), "fail"), (count(of: .undetermined), "undecided"), (count(of: .waived), "waived"),
        ]
        let selected = selected.isAtLeast ? "at least \(selected.count) selected" : "\(selected.count) selected"
        return ([selected] + counts.compactMap { $0.0 > 0 ? "\($0.0) \($0.1)" : nil }).joined(separator: ", ")
    }
}
