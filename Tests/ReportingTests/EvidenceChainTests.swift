import CEL
import Evaluation
import JSON
import Observations
import Reporting
import Rules
import Testing

/// The heads of runs without rules are in the tests of `json` and `text`, computed by another program; another one follows the
/// chain of whole reports, `Tests/Reports/checks/chain.py`.
struct EvidenceChainTests {
    private func head(_ report: Report) throws -> String? {
        try JSONValue(parsing: ReportFormat.json.render(report))["chain_head"]?.string
    }

    @Test(arguments: [ReportFormat.text, .markdown, .html])
    func `reports for people show the head`(format: ReportFormat) throws {
        let report = try AwkwardReport.report
        let last = try #require(try head(report))
        #expect(String(decoding: format.render(report), as: UTF8.self).contains(last))
        let summary = String(decoding: MarkdownReport.stepSummary(report, after: 0), as: UTF8.self)
        #expect(summary.contains(last))
    }

    @Test func `whatever is changed of a report changes the head`() throws {
        let report = try AwkwardReport.report
        let index = try #require(report.assessment.rules.firstIndex { $0.findings.count > 2 })
        let edits: [(inout Report) -> Void] = [
            { $0.assessment.organization.id = "org/2" },
            { $0.assessment.dialect = .cloud },
            { $0.assessment.now = .epoch },
            { $0.rulesDigest = String(repeating: "0", count: 64) },
            { $0.snapshot = nil },
            { $0.snapshot?.digest = String(repeating: "0", count: 64) },
            { $0.snapshot?.ageInSeconds += 1 },
            { $0.parameters = [] },
            { $0.inputs = [] },
            { $0.exitStatus = 0 },
            { $0.apiCalls += 1 },
            { $0.assessment.waiverNotices = [] },
            { $0.assessment.baseline = nil },
            { $0.history = nil },
            { $0.assessment.rules[index].rule.title += "!" },
            { $0.assessment.rules[index].findings.removeFirst() },
            { $0.assessment.rules[index].findings.removeLast() },
            { $0.assessment.rules[index].findings.swapAt(0, 1) },
            { $0.assessment.rules[index].findings[1].message += " " },
            { $0.assessment.rules[index].findings[1].evidence = [] },
            { $0.assessment.rules.removeLast() },
        ]
        var heads = [try head(report)]
        for edit in edits {
            var changed = report
            edit(&changed)
            heads.append(try head(changed))
        }
        #expect(Set(heads).count == edits.count + 1)
    }

    @Test func `the chain of many findings is what another program makes of them`() throws {
        var report = try AwkwardReport.report
        report.appendFingerprint = { $1.append(UInt8(ascii: "f")) }
        let findings = (1000..<1300).map { number in
            Finding(
                rule: "r", severity: .low, status: .fail,
                resource: FindingResource(kind: .user, id: "u-\(number)"), message: "m")
        }
        report.assessment.rules = [
            RuleAssessment(
                rule: RuleMetadata(
                    id: "r", title: "T", severity: .low, kind: .user, location: report.assessment.rules[0].rule.location
                ),
                outcome: .fail, reasons: [], selected: SelectedCount(count: 300, isAtLeast: false), findings: findings)
        ]
        // hashlib's, by the recipe of the guide.
        #expect(try head(report) == "4704491ef8fc631a9c4933710292aa75f9c88897784c07b108f2c963f5e84747")
    }
}
