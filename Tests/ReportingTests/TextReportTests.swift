import Evaluation
import JSON
import Reporting
import Testing

struct TextReportTests {
    @Test func `a run without rules says so`() throws {
        var report = try AwkwardReport.report
        report.assessment.rules = []
        report.assessment.isComplete = true
        report.assessment.organization = OrganizationIdentity(id: "o1")
        report.assessment.waiverNotices = []
        report.assessment.baseline = nil
        report.history = nil
        report.inputs = []
        report.snapshot = nil
        report.apiCalls = 0
        report.apiCallsByOperation = [:]
        #expect(
            String(decoding: ReportFormat.text.render(report), as: UTF8.self) == """
                Tenet 0.1.0
                organization  o1
                dialect       reference
                now           2026-11-24T08:30:00.5Z
                snapshot      none, seen live

                API calls: 0
                chain head: 2e2322697184e57c451176eeed28ec74d82a74fba8f0f359b335fe9bf602d5d5
                0 rules: none; findings: none

                """)
    }

    @Test(arguments: [(0, 15), (1, 14), (14, 1)])
    func `a long list is cut where it can be seen`(limit: Int, left: Int) throws {
        let style = TextStyle(limit: limit)
        let text = String(decoding: ReportFormat.text.render(try AwkwardReport.report, style: style), as: UTF8.self)
        #expect(text.split(separator: "\n").contains("  … and \(left) more"))
    }

    @Test func `without a limit nothing is cut`() throws {
        let style = TextStyle(limit: nil)
        let text = String(decoding: ReportFormat.text.render(try AwkwardReport.report, style: style), as: UTF8.self)
        #expect(!text.contains("… and"))
    }

    @Test(
        arguments: [
            (.string("a\u{202E}"), nil, "x = \"a\\u{202E}\""),
            (
                .string(String(repeating: "b", count: 103)), nil,
                "x = \"" + String(repeating: "b", count: 100) + "… (3 more characters)\""
            ),
            (["a", 1, true, .null], nil, "x = [\"a\", 1, true, null]"),
            ([1, 2, 3, 4, 5, 6], nil, "x = [1, 2, 3, 4, 5, … 6 in all]"),
            ([1, 2], 300, "x = [1, 2, … 300 in all]"),
            ([], nil, "x = []"),
            ([[[[1]]]], nil, "x = [[[[… 1 in all]]]]"),
            (["k\n": ["v": 1]], nil, "x = {\"k\\n\": {\"v\": 1}}"),
        ] as [(JSONValue, Int?, String)])
    func `evidence is short and on one line`(value: JSONValue, total: Int?, expected: String) throws {
        var report = try AwkwardReport.report
        report.assessment.rules = [report.assessment.rules[2]]
        report.assessment.rules[0].findings[0].evidence = [Evidence(expr: "x", value: value, total: total)]
        let text = String(decoding: ReportFormat.text.render(report), as: UTF8.self)
        #expect(text.split(separator: "\n").contains("    \(expected)"))
    }
}
