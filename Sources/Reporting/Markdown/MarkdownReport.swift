internal import Evaluation
internal import Observations
internal import Rules

/// Writes a report as GitHub's Markdown, for a wiki, a pull request or the summary of a job: what is worst comes first.
package struct MarkdownReport {
    let report: Report
    /// How many findings of a rule are shown, and how many of its reasons.
    let findingLimit: Int
    private let byteLimit: Int?

    /// - Parameter byteLimit: Rules that do not fit are left out, and the last line says how many; nil for all.
    package init(_ report: Report, findingLimit: Int = 100, byteLimit: Int? = nil) {
        self.report = report
        self.findingLimit = findingLimit
        self.byteLimit = byteLimit
    }

    /// A summary for GitHub Actions, which takes 1 MiB from a step.
    /// See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits.
    package static func stepSummary(_ report: Report, after size: Int) -> [UInt8] {
        Array(MarkdownReport(report, findingLimit: 20, byteLimit: max(0, 900 * 1_024 - max(0, size))).text().utf8)
    }

    func text() -> String {
        var text = header.joined(separator: "\n") + "\n"
        let footer = self.footer.map { "\n" + $0.joined(separator: "\n") + "\n" }.joined()
        // Room for the sentence that says what is missing.
        let limit = byteLimit.map { max(0, $0 - footer.utf8.count - 500) } ?? .max
        var missing: [Outcome: Int] = [:]
        for outcome in Outcome.allCases {
            let isList = outcome == .pass || outcome == .notApplicable
            var heading = "\n## \(outcome.text.capitalizedFirst)\n" + (isList ? "\n" : "")
            for assessment in report.assessment.rulesBySeverity where assessment.outcome == outcome {
                let lines = block(assessment).joined(separator: "\n") + "\n"
                guard missing.isEmpty, text.utf8.count + heading.utf8.count + lines.utf8.count <= limit else {
                    missing[outcome, default: 0] += 1
                    continue
                }
                text += heading + lines
                heading = ""
            }
        }
        if !missing.isEmpty {
            let counts = Outcome.allCases.map { (missing[$0] ?? 0, $0.text) }
            let count = missing.values.reduce(0, +)
            text += "\n**… and \(count) more \(count == 1 ? "rule" : "rules") (\(countText(counts))), "
            text += "for which there is no room here; other formats show them.**\n"
        }
        return text + footer
    }

    private var header: [String] {
        let assessment = report.assessment
        let source = report.snapshot.map { "snapshot taken \(ageText($0.ageInSeconds))" } ?? "seen live"
        var lines = [
            "# Tenet: \(report.organizationText.markdown)", "", "**\(report.summary)**", "",
            "\(source.capitalizedFirst), \(assessment.dialect.rawValue) dialect; now is `\(assessment.now)`, "
                + "rules are `\(report.rulesDigest.prefix(12))`, Tenet \(report.toolVersion.markdown).",
            "", "Chain head `\(report.chainHead)`",
        ]
        if !report.inputs.isEmpty { lines += [""] + report.inputs.map { "- input \($0.text.visible.markdown)" } }
        if !assessment.isComplete {
            lines += ["", "**Not everything that the rules ask for was seen.**"]
        }
        return lines + [""] + table
    }

    /// How many rules of each severity have each outcome.
    private var table: [String] {
        let severities = Array(Severity.allCases.reversed())
        let rows = Outcome.allCases.map { outcome -> String in
            let rules = report.assessment.rules.filter { $0.outcome == outcome }
            let counts = severities.map { severity in rules.count { $0.rule.severity == severity } } + [rules.count]
            return "| \(outcome.text) | \(counts.map { $0 == 0 ? "" : "\($0)" }.joined(separator: " | ")) |"
        }
        return [
            "| rules | \(severities.map(\.rawValue).joined(separator: " | ")) | all |",
            "| --- |" + String(repeating: " ---: |", count: severities.count + 1),
        ] + rows
    }
}

extension String {
    /// The same with its first letter in upper case.
    fileprivate var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
