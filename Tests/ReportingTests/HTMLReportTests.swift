import CEL
import Evaluation
import Foundation
import JSON
import Observations
import Testing

import Rules
@testable import Reporting

struct HTMLReportTests {
    /// A report of one rule for each outcome.
    private static func report(
        _ outcomes: [(Outcome, [Finding])], isComplete: Bool = true, reasons: [Reason] = []
    ) throws -> Report {
        let rules = outcomes.enumerated().map { index, pair in
            RuleAssessment(
                rule: RuleMetadata(
                    id: "rule-\(index)", title: "Rule \(index)", severity: .high, kind: .user,
                    location: RuleLocation(path: "rules.yaml", line: 1, column: 1)),
                outcome: pair.0, reasons: pair.0 == .undetermined ? [Reason(.forbidden, "no")] : reasons,
                selected: SelectedCount(count: 1, isAtLeast: false), findings: pair.1)
        }
        return Report(
            toolVersion: "0",
            assessment: Assessment(
                organization: OrganizationIdentity(id: "o"), dialect: .reference,
                now: try #require(CELTimestamp(rfc3339: "2026-11-24T08:30:00Z")), isComplete: isComplete, rules: rules),
            snapshot: nil, rulesDigest: "", parameters: [], exitStatus: 0, apiCalls: 1, apiCallsByOperation: [:],
            appendFingerprint: { $1.append(Array(AwkwardReport.fingerprint($0).utf8)) })
    }

    private static func finding(_ number: Int, _ text: String = "is wrong") -> Finding {
        Finding(
            rule: "rule-0", severity: .high, status: .fail,
            resource: FindingResource(kind: .user, id: "u-\(number)", name: "User \(number)"), message: text,
            evidence: [Evidence(expr: "user.name", value: .string("User \(number) \(text)"))])
    }

    /// The JSON block of a page.
    private static func data(_ page: String) throws -> JSONValue {
        let block = try #require(page.split(separator: "<script type=\"application/json\" id=\"data\">").last)
        return try JSONValue(parsing: String(block.prefix { $0 != "<" }))
    }

    @Test(
        arguments: [
            ([.pass, .pass, .notApplicable], true, [], "pass", "No open findings. 2 of 2 applicable rules pass."),
            ([.pass, .waived], true, [], "pass", "No open findings. 1 of 2 applicable rules pass. 1 rule is waived."),
            ([.notApplicable], true, [], "notApplicable", "Nothing to judge. None of 1 rule selected anything."),
            (
                [.pass, .undetermined], true, [], "undetermined",
                "Not decided. No rule fails, but 1 rule could not be decided."
            ),
            (
                [.pass], false, [Reason(.incomplete, "page 7")], "undetermined",
                "Not decided. No rule fails, but 1 rule could not be decided."
            ),
            (
                [.fail, .undetermined, .pass], true, [], "fail",
                "Needs work. 1 of 3 applicable rules fails. 1 rule could not be decided in full."
            ),
        ] as [([Outcome], Bool, [Reason], String, String)])
    func `the verdict never takes for fine what was not decided`(
        outcomes: [Outcome], isComplete: Bool, reasons: [Reason], style: String, sentence: String
    ) throws {
        let report = try Self.report(outcomes.map { ($0, []) }, isComplete: isComplete, reasons: reasons)
        let verdict = HTMLVerdict(report.assessment)
        #expect(verdict.style == style)
        #expect("\(verdict.word) \(verdict.sentence)" == sentence)
    }

    /// Less what is the same on every page: `Tests/Browser` puts it back.
    @Test func `an awkward report is a page as expected`() throws {
        var page = HTMLReport(try AwkwardReport.report).text()
        for (text, name) in [(HTMLTemplate.style, "STYLE"), (HTMLTemplate.script, "SCRIPT")] {
            let short = page.replacingOccurrences(of: ">\(text)</", with: ">\(name)</")
            #expect(short != page)
            page = short.replacingOccurrences(of: HTMLReport.source(text), with: "\(name)-DIGEST")
        }
        try ExpectedOutput(name: "report.html").matches(Array(page.utf8))
    }

    @Test func `coverage says that not everything was seen, even where all was decided`() throws {
        let whole = HTMLCoverage(try Self.report([(.pass, [])]))
        #expect(whole.style == "pass" && whole.sentence == "Everything that the rules asked for was seen and decided.")
        let torn = HTMLCoverage(try Self.report([(.pass, [])], isComplete: false))
        #expect(torn.style == "undetermined")
        #expect(torn.sentence == "Not everything was seen; the rules could be decided without it.")
    }

    @Test func `a page stays small and says what it leaves out`() throws {
        let findings = (0..<30_000).map { Self.finding($0, String(repeating: "x", count: 100)) }
        let page = HTMLReport(try Self.report([(.fail, findings)])).text()
        #expect(page.utf8.count < 5_000_000)
        let data = try Self.data(page)
        let shown = try #require(data["findings"]?.array)
        let left = try #require(data["left"]?.int)
        #expect(shown.count > 10_000 && shown.count + Int(left) == 30_000)
        #expect(page.contains("\(left) more findings, none worse than those below"))
        // Evidence is left out before findings are, and the page says so where it would stand.
        #expect(shown.first?.array?[6].isNull == false && shown.last?.array?[6].isNull == true)
    }

    @Test(arguments: [
        ("\"\u{301} onclick=x", "&quot;\u{301} onclick=x"), ("<\u{200D}b>", "&lt;\u{200D}b&gt;"),
        ("a\nb\r\u{2028}", "a&#10;b␍\\u{2028}"), ("{{name}}", "{{name}}"),
    ])
    func `a value is escaped scalar by scalar`(text: String, html: String) throws {
        #expect(HTMLEscaping().escapeText(text).unicodeScalars.elementsEqual(html.unicodeScalars))
    }

    @Test func `nothing in the data ends its block`() throws {
        let names = ["</script>", "<!--", "<script", "]]>", "\u{2028}\u{2029}"]
        let page = HTMLReport(try Self.report([(.fail, names.enumerated().map { Self.finding($0, $1) })])).text()
        let data = try Self.data(page)
        #expect(
            data["findings"]?.array?.compactMap { $0.array?[5].string } == names.dropLast() + ["\\u{2028}\\u{2029}"])
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("\u{2028}") && !page.contains("<!--"))
    }

    @Test func `controls are in the order of their numbers`() {
        let names = ["A.5.16", "A.5.9", "A.8.2", "AC-2(13)", "AC-2", "99999999999999999999", "A.10", "", "CC6.1"]
        let sorted = names.sorted { NaturalOrder.parts($0).lexicographicallyPrecedes(NaturalOrder.parts($1)) }
        #expect(
            sorted == ["", "99999999999999999999", "A.5.9", "A.5.16", "A.8.2", "A.10", "AC-2", "AC-2(13)", "CC6.1"])
    }

    @Test func `a finding that carries the outcome of its rule alone stands on the organization`() throws {
        let page = HTMLReport(try Self.report([(.undetermined, [])])).text()
        let rows = try Self.data(page)["findings"]?.array
        #expect(rows?.count == 1 && rows?.first?.array?[3].string == "o")
    }
}
