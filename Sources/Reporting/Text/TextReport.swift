internal import Evaluation
internal import Observations
internal import Rules

/// Writes a report for people: rules grouped by outcome, worst first, and a summary at the end, where it stays in sight.
/// No line begins with a text of the organization or of a rule, so that none is taken for a command by a CI server.
struct TextReport {
    let report: Report
    let style: TextStyle

    init(_ report: Report, style: TextStyle) {
        self.report = report
        self.style = style
    }

    func text() -> String {
        let rules = report.assessment.rulesBySeverity
        var blocks = [header]
        for outcome in [Outcome.fail, .undetermined, .waived] {
            blocks += rules.filter { $0.outcome == outcome }.map(block)
        }
        for outcome in [Outcome.pass, .notApplicable] {
            let list = rules.filter { $0.outcome == outcome }
            if !list.isEmpty {
                blocks.append([title(of: outcome)] + list.map(line))
            }
        }
        blocks += [waiverBlock, baselineBlock, historyBlock].filter { !$0.isEmpty }
        blocks.append(footer)
        return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var header: [String] {
        let assessment = report.assessment
        let organization = assessment.organization
        let id = organization.id.visible
        let source = report.snapshot.map(Self.text) ?? "none, seen live"
        var lines = [
            "Tenet \(report.toolVersion)",
            "organization  " + (organization.name.map { "\($0.shortened(to: 200).visible) (\(id))" } ?? id),
            "dialect       \(assessment.dialect.rawValue)",
            "now           \(assessment.now)",
            "snapshot      \(source)",
        ]
        lines += report.inputs.map { "input         " + $0.text.visible }
        if !assessment.isComplete {
            lines.append(style.paint("not everything that the rules ask for was seen", .yellow))
        }
        return lines
    }

    private static func text(_ snapshot: SnapshotIdentity) -> String {
        let digest = snapshot.digest.map { ", sha256 \($0.visible)" } ?? ""
        return "taken " + ageText(snapshot.ageInSeconds) + digest
    }

    private var footer: [String] {
        let operations = report.sortedAPICalls.map { "\($0.operation.visible) \($0.count)" }.joined(separator: ", ")
        return [
            "API calls: \(report.apiCalls)" + (operations.isEmpty ? "" : " (\(operations))"),
            "chain head: \(report.chainHead)",
            style.paint(report.summary, .bold),
        ]
    }
}
