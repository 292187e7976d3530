internal import Evaluation
internal import JSON

/// Writes a report as compliance findings of the Open Cybersecurity Schema Framework 1.5.0: a list with an event for each
/// finding, and one for each rule that nothing was found of, so that a rule that passes can be told from one that did not run.
/// See https://schema.ocsf.io/1.5.0/classes/compliance_finding.
struct OCSFReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        let organization = report.assessment.organization
        let events = report.assessment.rules.lazy.flatMap { rule -> [OCSFEvent] in
            let findings = rule.findings(carryingOutcomeIn: organization)
            return findings.isEmpty
                ? [OCSFEvent(of: rule, in: organization)] : findings.map { OCSFEvent($0, of: rule.rule) }
        }
        return JSONDocument(list: events.map { $0.json(in: report) }).bytes
    }
}
