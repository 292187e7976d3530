import Evaluation
import Reporting
import Rules
import Testing

struct JUnitReportTests {
    @Test func `an outcome that no finding carries is a test case of its own`() throws {
        var report = try AwkwardReport.report
        report.assessment.rules = report.assessment.rules.filter { $0.rule.id == "allowlist-enabled" }
        for (outcome, element) in [(Outcome.fail, "failure"), (.undetermined, "error"), (.waived, "skipped")] {
            report.assessment.rules[0].outcome = outcome
            let text = String(decoding: ReportFormat.junit.render(report), as: UTF8.self)
            #expect(text.contains("<testcase classname=\"allowlist-enabled\" name=\"organization"), "\(outcome)")
            #expect(text.contains("</\(element)>") || text.contains("<\(element) "), "\(outcome)")
            #expect(text.contains("<testsuites name=\"Tenet\" tests=\"1\""), "\(outcome)")
        }
    }

    @Test func `an organization without a name is called by its id`() throws {
        var report = try AwkwardReport.report
        report.assessment.rules = []
        for name in [nil, ""] {
            report.assessment.organization = OrganizationIdentity(id: "o\"1", name: name)
            let text = String(decoding: ReportFormat.junit.render(report), as: UTF8.self)
            #expect(text.contains("<testsuite name=\"o&quot;1\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\""))
        }
    }
}
