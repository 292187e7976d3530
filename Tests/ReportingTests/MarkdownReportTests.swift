import Evaluation
import Rules
import Testing

@testable import Reporting

struct MarkdownReportTests {
    @Test(arguments: [
        ("", ""), ("plain words, here: and 50% (so).", "plain words, here: and 50% (so)."),
        ("a@b.example said", "`a@b.example` said"), ("see (https://x.example).", "see (`https://x.example`)."),
        ("www.x.example, next", "`www.x.example`, next"), ("*a* _b_ c", "`*a* _b_` c"), ("`x` y", "`x` y"),
        ("``x", "``` ``x ```"), ("a`", "`` a` ``"), ("[l](u)", "`[l](u)`"), ("<b>", "`<b>`"), ("a|b", "`a|b`"),
        ("@team: hi", "`@team`: hi"), ("#12", "`#12`"), ("GH-1", "`GH-1`"),
        ("see (gh-12).", "see (`gh-12`)."), ("a/GH-1 b", "`a/GH-1` b"), ("日本Gh-1", "`日本Gh-1`"),
        ("high-5 GH- GH-x gh1 H-1", "high-5 GH- GH-x gh1 H-1"),
        ("é 日本", "é 日本"), ("two  blanks", "two  blanks"),
        ("(\"a.b\")", "(\"`a.b`\")"), ("$x$", "`$x$`"), ("~~x~~ &amp; y", "`~~x~~ &amp;` y"), ("a\\", "`a\\`"),
        ("`", "`` ` ``"), ("e\u{301}`\u{301}x`", "`` e\u{301}`\u{301}x` ``"),
    ])
    func `only plain words stay words`(text: String, expected: String) {
        #expect(text.markdown.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text.markdown)")
    }

    @Test(arguments: [
        ("Do **this**.\n\nThen <b>that</b>.", "> Do **this**.\n>\n> Then &lt;b>that&lt;/b>."),
        ("![x](https://evil.example) !", "> \\![x](https://evil.example) !"), ("```\nopen", "> ```\n> open"),
        ("[a](https://a.example) [b](javascript:b)", "> [a](https://a.example) [b\\](javascript:b)"),
        ("[c]: data:x\n[c]", "> [c\\]: data:x\n> [c]"),
    ])
    func `the text of an author stays a quotation and loads nothing`(text: String, expected: String) {
        #expect(text.markdownQuotation == expected)
    }

    @Test(arguments: [0, 2_000, 4_000, 6_000, 100_000]) func `a summary keeps its limit and says what is missing`(
        limit: Int
    )
        throws
    {
        let report = try AwkwardReport.report
        let text = MarkdownReport(report, findingLimit: 3, byteLimit: limit).text()
        let shown = report.assessment.rules.count {
            text.contains("`\($0.rule.id)` at ") || text.contains("(`\($0.rule.id)`, ")
        }
        // The head and the tail of a report are always there.
        #expect(text.utf8.count <= max(limit, 3_000))
        let missing = report.assessment.rules.count - shown
        #expect(text.contains("more rule") == (missing > 0))
        #expect(missing == 0 || text.contains("**… and \(missing) more rule"), "\(missing)")
        #expect(missing == 0 || limit < 100_000)
    }

    @Test func `a step that has written much already gets less`() throws {
        let report = try AwkwardReport.report
        let whole = MarkdownReport.stepSummary(report, after: 0)
        #expect(MarkdownReport.stepSummary(report, after: -5) == whole)
        #expect(MarkdownReport.stepSummary(report, after: 920_000).count < whole.count)
        #expect(
            String(decoding: MarkdownReport.stepSummary(report, after: .max), as: UTF8.self).contains("8 more rules"))
    }
}
