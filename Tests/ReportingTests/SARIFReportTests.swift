import Evaluation
import JSON
import Rules
import Testing

@testable import Reporting

struct SARIFReportTests {
    private func run(_ report: Report, limit: Int = 25_000) throws -> JSONValue {
        try #require(JSONValue(parsing: SARIFReport(report, resultLimit: limit).bytes())["runs"]?.array?.first)
    }

    @Test func `failures come first by severity, then what is undetermined, and nothing else`() throws {
        let results = try #require(run(AwkwardReport.report)["results"]?.array)
        let shown = results.map {
            "\($0["properties", "status"]?.string ?? "") \($0["properties", "severity"]?.string ?? "")"
        }
        #expect(
            shown == Array(repeating: "fail critical", count: 13) + [
                "fail low", "fail info", "undetermined critical", "undetermined medium",
            ])
    }

    @Test func `results over the limit are left out with a notification`() throws {
        let cut = try run(AwkwardReport.report, limit: 15)
        #expect(cut["results"]?.array?.count == 15)
        let notifications = try #require(cut["invocations"]?.array?.first?["toolExecutionNotifications"]?.array)
        #expect(
            notifications.last?["message", "text"]
                == "… and 2 more results, which GitHub would not take; other formats show them")
        #expect(notifications.count == 5)
    }

    @Test(arguments: [(0, true), (1, true), (3, true), (2, false), (4, false), (70, false)])
    func `a finding is no failure of the tool`(status: Int32, isSuccessful: Bool) throws {
        var report = try AwkwardReport.report
        report.exitStatus = status
        #expect(try run(report)["invocations"]?.array?.first?["executionSuccessful"] == .bool(isSuccessful))
    }

    @Test(arguments: [
        ("plain", "plain"), ("{0} {{x}}", "{{0}} {{{{x}}}}"), ("[\"a\"] \\", "[\"a\"] \\"),
        ("[a](b) \\", "\\[a\\](b) \\\\"), ("[a](\u{301}", "\\[a\\](\u{301}"), ("a\u{1B}\nb", "a␛\nb"),
    ])
    func `a message shows the text and is no template and no link`(text: String, expected: String) {
        #expect(SARIFMessage.plain(text) == ["text": .string(expected)])
    }

    @Test(arguments: [
        ("rules/a.yaml", "rules/a.yaml"), ("./rules//a.yaml", "rules/a.yaml"), ("a/../b.yaml", "b.yaml"),
        ("../a.yaml", "../a.yaml"), ("../../x/../a.yaml", "../../a.yaml"), ("/etc/r 1.yaml", "file:///etc/r%201.yaml"),
        ("c:x#?%é.yaml", "c%3Ax%23%3F%25%C3%A9.yaml"), ("back\\slash", "back%5Cslash"), ("a/\u{301}b", "a/%CC%81b"),
        ("\n", "%0A"),
    ])
    func `a path is a URI`(path: String, expected: String) {
        #expect(path.relativeURI == expected)
    }

    @Test(arguments: [
        ("https://example.com/a?b#c", true), ("http://x", true), ("javascript:alert(1)", false), ("https://", false),
        ("https://a b", false), ("https://a\">", false), ("file:///etc/passwd", false),
    ])
    func `a help address is one of the web`(text: String, expected: Bool) {
        #expect(text.isWebAddress == expected)
    }

    @Test func `a rule has ten tags, each once, and texts within the limits`() throws {
        var rule = try #require(AwkwardReport.report.assessment.rules.first?.rule)
        rule.tags = ["a", "security", "a"] + (0..<20).map { "t\($0)" }
        rule.title = String(repeating: "x", count: 2_000)
        rule.rationale = ""
        rule.help = ""
        rule.references = []
        let json = SARIFRule(rule).json
        #expect(
            json["properties", "tags"]?.array?.compactMap(\.string) == ["security", "a"] + (0..<8).map { "t\($0)" })
        for key in ["shortDescription", "fullDescription"] {
            #expect((1...1024).contains(json[key, "text"]?.string?.utf16.count ?? 0), "\(key)")
        }
        #expect(json["help", "text"]?.string?.isEmpty == false)
    }
}
