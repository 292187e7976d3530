internal import Evaluation
internal import Rules

/// Writes the worst open findings as annotations for GitHub Actions, and a line that says how many there are in all.
struct GitHubReport {
    /// GitHub shows ten of a step for each level; one says how many are missing.
    private static let shownCount = 9

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func text() -> String {
        let open = report.openFindings
        var lines = open.prefix(Self.shownCount).map(annotation)
        if open.count > Self.shownCount {
            lines.append(annotation(ofRest: open.dropFirst(Self.shownCount)))
        }
        let summary = [report.organizationText, report.summary, report.waiverSummary.map { "waivers: \($0)" }]
        return (lines.map(\.line) + ["Tenet: " + summary.compactMap(\.self).joined(separator: "; ")])
            .map { $0 + "\n" }.joined()
    }

    private func annotation(_ open: OpenFinding) -> WorkflowCommand {
        let rule = report.rule(of: open)
        let place = report.place(of: rule)
        let properties =
            place.elsewhere == nil
            ? [
                ("file", place.path.joined(separator: "/").visible), ("line", "\(place.line)"),
                ("endLine", "\(place.line)"), ("col", "\(place.column)"),
            ] : []
        let label = open.finding.status == .undetermined ? "undetermined" : open.finding.severity.rawValue
        return WorkflowCommand(
            level: open.severity.annotationLevel,
            properties: properties + [("title", "\(label): \(rule.id): \(rule.title)".visible)],
            message: open.lines.joined(separator: "\n").fitting(2_000))
    }

    private func annotation(ofRest rest: ArraySlice<OpenFinding>) -> WorkflowCommand {
        let failures = Severity.allCases.reversed().map { severity in
            (rest.count { $0.finding.status == .fail && $0.finding.severity == severity }, severity.rawValue)
        }
        let doubts = (rest.count { $0.finding.status == .undetermined }, Finding.Status.undetermined.rawValue)
        let level = rest.map(\.severity).max() ?? .medium
        return WorkflowCommand(
            level: level.annotationLevel, properties: [("title", "Tenet")],
            message: "… and \(rest.count) more \(rest.count == 1 ? "finding" : "findings"): "
                + countText(failures + [doubts]))
    }
}

extension Severity {
    fileprivate var annotationLevel: WorkflowCommand.Level {
        switch self {
        case .critical, .high: .error
        case .medium: .warning
        case .low, .info: .notice
        }
    }
}
