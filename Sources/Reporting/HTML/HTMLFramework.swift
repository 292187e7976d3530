internal import Evaluation
internal import Rules

/// The controls of one framework, each with the outcomes of the rules that serve it.
struct HTMLFramework {
    struct Control {
        struct Cell {
            var number: Int
            var cellStyle: String
        }
        var control: String
        var style: String
        var mark: String
        var word: String
        /// In the order of `Outcome.allCases`.
        var cells: [Cell]
        var ruleLinks: [HTMLRuleLink]
        var findingsLink: String?
    }

    var framework: String
    var tally: String
    var controls: [Control]

    /// By name; a control that several rules serve is there once.
    static func all(_ rules: [RuleAssessment]) -> [HTMLFramework] {
        var table: [String: [String: [RuleAssessment]]] = [:]
        for assessment in rules {
            for mapping in assessment.rule.controls {
                for control in Set(mapping.controls) {
                    table[mapping.framework, default: [:]][control, default: []].append(assessment)
                }
            }
        }
        return table.sorted { $0.key < $1.key }.map { HTMLFramework($0, $1) }
    }

    private init(_ framework: String, _ table: [String: [RuleAssessment]]) {
        self.framework = framework
        let rows = table.sorted { NaturalOrder.isBefore($0.key, $1.key) }
        controls = rows.map { Self.control($0, of: framework, $1) }
        let outcomes = rows.map { Self.worst($0.value) }
        let counts = Outcome.allCases.compactMap { outcome in
            let count = outcomes.count { $0 == outcome }
            return count == 0 ? nil : "\(count) \(outcome.html.word.lowercased())"
        }
        tally = "\(counted(rows.count, "control")): \(counts.joined(separator: ", "))"
    }

    private static func control(_ name: String, of framework: String, _ rules: [RuleAssessment]) -> Control {
        let outcome = worst(rules)
        let word = outcome.html
        let cells = Outcome.allCases.map { outcome in
            let number = rules.count { $0.outcome == outcome }
            return Control.Cell(number: number, cellStyle: number == 0 ? "zero" : "")
        }
        let hasFindings = [Outcome.fail, .undetermined, .waived].contains(outcome)
        return Control(
            control: name, style: word.style, mark: word.mark, word: word.word, cells: cells,
            ruleLinks: HTMLRuleLink.all(rules),
            findingsLink: hasFindings ? "#control=\("\(framework)/\(name)".uriEscaped)" : nil)
    }

    private static func worst(_ rules: [RuleAssessment]) -> Outcome {
        rules.map(\.outcome).reduce(.notApplicable) { $0.worse($1) }
    }
}
