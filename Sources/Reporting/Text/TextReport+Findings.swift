internal import Evaluation
internal import Observations

extension TextReport {
    /// The findings of a rule, failures first.
    func findings(_ findings: [Finding]) -> [String] {
        let statuses: [Finding.Status] = [.fail, .undetermined, .waived]
        return limited(statuses.flatMap { status in findings.filter { $0.status == status } }, lines)
    }

    private func lines(_ finding: Finding) -> [String] {
        let bar = style.paint("│", .dim)
        let message =
            finding.message.isEmpty
            ? [] : finding.message.shortened(to: 1_000).visibleLines.map { "    \(bar) \($0)" }
        let evidence = finding.evidence.map { "    " + style.paint($0.text, .dim) }
        let state = finding.baseline.map { " (\(mark($0)))" } ?? ""
        return ["  \(mark(finding)) \(finding.resource.text)\(state)"] + message + evidence
            + (finding.waiver.map(lines) ?? [])
    }

    private func mark(_ finding: Finding) -> String {
        switch finding.status {
        case .fail: style.paint("✗", .red)
        case .undetermined: style.paint("?", .yellow) + " undetermined"
        case .waived: style.paint("–", .blue) + (finding.isAttested ? " attested" : " waived")
        }
    }
}
