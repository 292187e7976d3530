import Evaluation
import JSON
import Observations
import Rules
import Testing

@testable import Reporting

struct SARIFReportTests {
    private func run(_ report: Report, limit: Int = 25_000) throws -> JSONValue {
        try #require(JSONValue(parsing: SARIFReport(report, resultLimit: limit).bytes())["runs"]?.array?.first)
    }

    @Test func `failures come by severity, what is undetermined as a warning, and nothing else`() throws {
        let results = try #require(run(AwkwardReport.report)["results"]?.array)
        let shown = results.map {
            "\($0["properties", "status"]?.string ?? "") \($0["properties", "severity"]?.string ?? "")"
        }
        #expect(
            shown == Array(repeating: "fail critical", count: 13) + [
                "undetermined critical", "undetermined medium", "fail low", "fail info",
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
        ("rules/a.yaml", "rules/a.yaml"), ("rules/a b.yaml", "rules/a%20b.yaml"),
        ("c:x#?%é.yaml", "c%3Ax%23%3F%25%C3%A9.yaml"), ("back\\slash", "back%5Cslash"), ("a/\u{301}b", "a/%CC%81b"),
        ("\n", "%0A"), ("../outside.yaml", "tenet.yaml"),
    ])
    func `a path is a URI`(path: String, expected: String) throws {
        var report = try AwkwardReport.report
        report.assessment.rules[0].rule.location = RuleLocation(path: path, line: 12, column: 11)
        let result = try #require(run(report)["results"]?.array?.first)
        let place = result["locations"]?.array?.first?["physicalLocation"]
        #expect(place?["artifactLocation", "uri"] == .string(expected))
        let isThere = expected != "tenet.yaml"
        // `admin-verified-domain` has 21 characters.
        #expect(
            place?["region"]
                == (isThere
                    ? ["startLine": 12, "startColumn": 11, "endLine": 12, "endColumn": 32]
                    : ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2]))
        let text = try #require(result["message", "text"]?.string)
        #expect(text.hasSuffix("rule at \(path):12") != isThere)
    }

    @Test func `an alert stays the same when its rule moves and its values change`() throws {
        var report = try AwkwardReport.report
        let before = try #require(run(report)["results"]?.array)
        for index in report.assessment.rules.indices {
            report.assessment.rules[index].rule.location = RuleLocation(path: "elsewhere.yaml", line: 99, column: 3)
            for place in report.assessment.rules[index].findings.indices {
                report.assessment.rules[index].findings[place].message += " and more"
                report.assessment.rules[index].findings[place].resource.name = "Renamed"
            }
        }
        let after = try #require(run(report)["results"]?.array)
        #expect(after.map { $0["partialFingerprints"] } == before.map { $0["partialFingerprints"] })
        let hashes = after.compactMap { $0["partialFingerprints", "primaryLocationLineHash"]?.string }
        #expect(hashes.count == after.count && Set(hashes).count == hashes.count)
        #expect(hashes.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}:1/) != nil })
    }

    @Test func `two findings of a rule on one resource are one alert`() throws {
        var report = try AwkwardReport.report
        let count = try #require(report.assessment.rules.first { $0.rule.id == "at-most-5-admins" })
        report.assessment.rules = [count]
        report.assessment.rules[0].findings.insert(
            Finding(
                rule: count.rule.id, severity: .low, status: .undetermined, resource: count.findings[0].resource,
                message: "nothing is selected"), at: 0)
        let results = try #require(run(report)["results"]?.array)
        #expect(results.count == 1)
        #expect(results.first?["properties", "status"] == "fail")
        let lines = try #require(results.first?["message", "text"]?.string).split(separator: "\n")
        #expect(lines.first == "organization org/1: 120 admins" && lines.contains("nothing is selected"))
    }

    @Test func `results that would not pack into what GitHub takes are left out`() throws {
        var report = try AwkwardReport.report
        report.assessment.rules = Array(report.assessment.rules.prefix(1))
        report.assessment.rules[0].findings = (1...120).map { number in
            Finding(
                rule: "admin-verified-domain", severity: .critical, status: .fail,
                resource: FindingResource(kind: .user, id: "u-\(number)", name: "n"),
                message: String(repeating: "x", count: 1_000))
        }
        let cut = try #require(
            JSONValue(parsing: SARIFReport(report, packedLimit: 100_000).bytes())["runs"]?.array?.first)
        let results = try #require(cut["results"]?.array)
        // Each has more than 1,000 characters of its own, and the rule has some.
        #expect((80..<98).contains(results.count))
        let notifications = cut["invocations"]?.array?.first?["toolExecutionNotifications"]?.array
        #expect(
            notifications?.last?["message", "text"]
                == .string(
                    "… and \(120 - results.count) more results, which GitHub would not take; other formats show them"))
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

    @Test func `a title of characters that take two units keeps within the limit`() throws {
        var rule = try #require(AwkwardReport.report.assessment.rules.first?.rule)
        rule.title = String(repeating: "😀", count: 900)
        #expect(SARIFRule(rule).json["shortDescription", "text"]?.string?.utf16.count == 1_023)
    }

    @Test(arguments: [
        (Severity.critical, "error", 9.1...10.0), (.high, "error", 7.1...8.8), (.medium, "warning", 4.1...6.8),
        (.low, "note", 0.2...3.8),
    ])
    func `a severity is what GitHub calls by the same name`(
        severity: Severity, level: String, range: ClosedRange<Double>
    )
        throws
    {
        var rule = try #require(AwkwardReport.report.assessment.rules.first?.rule)
        rule.severity = severity
        let json = SARIFRule(rule).json
        #expect(json["defaultConfiguration", "level"] == .string(level))
        let score = try #require(json["properties", "security-severity"]?.string.flatMap(Double.init))
        #expect(range.contains(score))
    }
}
