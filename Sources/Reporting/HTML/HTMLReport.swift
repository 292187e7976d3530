internal import CEL
internal import Crypto
internal import Evaluation
internal import Foundation
internal import JSON
internal import Observations
internal import Rules

/// Writes a report as one page of HTML that loads nothing: its summary and worst findings stand in it, the rest is shown by
/// its script.
struct HTMLReport {
    private static let mostStaticFindings = 100

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func text() -> String {
        // The templates are part of the program, and a test reads them.
        guard let template = try? HTMLTemplate(), let text = template.render(page) else {
            preconditionFailure("the page's templates are wrong")
        }
        return text
    }

    private var page: HTMLPage {
        let assessment = report.assessment
        let ranked = assessment.rulesBySeverity
        let groups = ranked.map { rule in
            (assessment: rule, findings: rule.findings(carryingOutcomeIn: assessment.organization).worstFirst)
        }.filter { !$0.findings.isEmpty }
        let leads = HTMLLeads(report)
        let pageFinding = { (finding: Finding, rule: RuleAssessment) in
            self.pageFinding(finding, of: rule, leads)
        }
        let data = HTMLData(groups, leads, page: pageFinding)
        let rules = ranked.sorted { $0.outcome.rank < $1.outcome.rank }.map(HTMLRule.init)
        let worst = HTMLWorstFindings(groups, most: Self.mostStaticFindings, page: pageFinding)
        let failures = assessment.failureCounts
        return HTMLPage(
            organization: heading, when: assessment.now.htmlMinute, source: source,
            dialect: assessment.dialect.rawValue, verdict: HTMLVerdict(assessment), ruleCount: assessment.rules.count,
            outcomes: HTMLOutcomeBar.bars(assessment.rules), failureCount: failures.values.reduce(0, +),
            severities: HTMLSeverityBar.bars(failures), coverage: HTMLCoverage(report), changes: HTMLChanges(report),
            waivers: HTMLWaivers(assessment), staticNote: worst.note,
            left: data.leftCount == 0
                ? nil
                : "\(counted(data.leftCount, "more finding")), none worse than those below, would make this page too large; "
                    + "the numbers above count them, and the json report has them.",
            groups: worst.groups, frameworks: HTMLFramework.all(assessment.rules),
            unmapped: HTMLUnmapped(assessment.rules),
            rules: rules,
            run: facts, styleHash: Self.source(HTMLTemplate.style), scriptHash: Self.source(HTMLTemplate.script),
            data: data.json)
    }

    /// What the page is called by: a name that fills it is cut, and stands whole below.
    private var heading: String { name.shortened(to: 80) }

    private var name: String {
        let organization = report.assessment.organization
        return organization.name.flatMap { $0.isEmpty ? nil : $0 } ?? organization.id
    }

    private var source: String {
        report.snapshot.map { "snapshot taken \(ageText($0.ageInSeconds))" } ?? "seen live"
    }

    private func pageFinding(_ finding: Finding, of assessment: RuleAssessment, _ leads: HTMLLeads) -> HTMLFinding {
        let fingerprint = report.fingerprint(finding)
        let isNew = finding.status == .fail && report.history?.comparison?.new.contains(fingerprint) ?? false
        return HTMLFinding(
            finding, of: assessment.rule, link: String(fingerprint.prefix(16)), isNew: isNew, leads: leads)
    }

    private var facts: [HTMLPage.Fact] {
        let assessment = report.assessment
        var facts = [
            // The result of the `oscal` report has the same.
            HTMLPage.Fact(label: "Run", value: OSCALReport(report).uuid("result")),
            HTMLPage.Fact(label: "Tenet", value: report.toolVersion),
            HTMLPage.Fact(label: "Organization", value: assessment.organization.id),
            HTMLPage.Fact(label: "Dialect", value: assessment.dialect.rawValue),
            HTMLPage.Fact(label: "Now, in rules", value: "\(assessment.now)"),
        ]
        if heading != name {
            facts.append(HTMLPage.Fact(label: "Organization's name", value: name.shortened(to: 10_000)))
        }
        if let snapshot = report.snapshot {
            facts.append(HTMLPage.Fact(label: "Snapshot", value: snapshot.digest ?? "without digests"))
            facts.append(HTMLPage.Fact(label: "Snapshot taken", value: ageText(snapshot.ageInSeconds)))
        }
        facts.append(HTMLPage.Fact(label: "Rules", value: report.rulesDigest))
        facts += report.inputs.map { HTMLPage.Fact(label: "Input", value: $0.text) }
        facts += report.parameters.map { parameter in
            HTMLPage.Fact(
                label: parameter.name.shortened(to: 100),
                value: parameter.value.serialized().shortened(to: 300))
        }
        facts.append(HTMLPage.Fact(label: "Chain head", value: report.chainHead))
        facts.append(HTMLPage.Fact(label: "Exit status", value: "\(report.exitStatus)"))
        return facts
    }

    /// As a source of a Content-Security-Policy, https://www.w3.org/TR/CSP3/#grammardef-hash-source.
    static func source(_ text: String) -> String {
        "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }
}

extension [Finding] {
    /// What fails, then what is undecided, then what is waived; otherwise as they were.
    fileprivate var worstFirst: [Finding] {
        [Finding.Status.fail, .undetermined, .waived].flatMap { status in filter { $0.status == status } }
    }
}
