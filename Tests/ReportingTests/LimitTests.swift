import Evaluation
import JSON
import Observations
import Rules
import Testing

@testable import Reporting

/// Consumers take so much; what is left out is counted where they show it.
struct LimitTests {
    /// A report with as many findings of one rule, of which the last is not decided.
    private static func report(findings count: Int) throws -> Report {
        var report = try AwkwardReport.report
        report.assessment.rules = Array(report.assessment.rules.prefix(1))
        report.assessment.rules[0].findings = (1...count).map { number in
            Finding(
                rule: "admin-verified-domain", severity: .critical, status: number == count ? .undetermined : .fail,
                resource: FindingResource(kind: .user, id: "u-\(number)", name: String(repeating: "é😀", count: 3_000)),
                message: String(repeating: "\u{1F600}", count: 3_000))
        }
        return report
    }

    @Test(
        arguments: [
            (9, 9, nil), (10, 10, "… and 1 more finding: 1 undetermined"),
            (2_000, 10, "… and 1991 more findings: 1990 critical, 1 undetermined"),
        ] as [(Int, Int, String?)])
    func `ten annotations of GitHub at most`(count: Int, lines: Int, rest: String?) throws {
        let text = String(decoding: ReportFormat.github.render(try Self.report(findings: count)), as: UTF8.self)
        let commands = text.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(commands.count == lines)
        #expect(rest.map { commands.last?.hasSuffix("::" + $0) == true } ?? !text.contains("…  and"))
    }

    @Test(arguments: [(2, [2]), (100, [100]), (101, [100, 1]), (1_050, Array(repeating: 100, count: 10))])
    func `a hundred annotations of Bitbucket a request, a thousand at most`(count: Int, sizes: [Int]) throws {
        let json = try JSONValue(parsing: ReportFormat.bitbucket.render(Self.report(findings: count)))
        let requests = try #require(json["annotations"]?.array)
        #expect(requests.map { $0.array?.count } == sizes)
        let details = try #require(json["report", "details"]?.string)
        #expect(details.contains("… and 50 more") == (count == 1_050))
        for annotation in requests.flatMap({ $0.array ?? [] }) {
            for (key, limit) in [("summary", 450), ("title", 450), ("external_id", 450), ("details", 2_000)] {
                let length = try #require(annotation[key]?.string?.utf16.count)
                #expect((1...limit).contains(length), "\(key)")
            }
        }
        #expect(
            Set(requests.flatMap { $0.array ?? [] }.compactMap { $0["external_id"]?.string }).count == min(count, 1_000)
        )
    }

    @Test(arguments: [(ReportFormat.gitlab, "fingerprint"), (.bitbucket, "external_id")])
    func `two findings of a rule on one resource are one entry, since a consumer shows one`(
        format: ReportFormat, key: String
    ) throws {
        var report = try Self.report(findings: 1)
        let resource = FindingResource(kind: .organization, id: "org/1")
        report.assessment.rules[0].findings = [(Finding.Status.undetermined, "a doubt"), (.fail, "a failure")].map {
            Finding(rule: "admin-verified-domain", severity: .low, status: $0, resource: resource, message: $1)
        }
        let json = try JSONValue(parsing: format.render(report))
        let entries = try #require(format == .gitlab ? json.array : json["annotations"]?.array?.first?.array)
        #expect(entries.count == 1 && entries[0][key]?.string?.isEmpty == false)
        let text = try #require(entries[0][format == .gitlab ? "description" : "summary"]?.string)
        #expect(text == "organization org/1: a failure; a doubt")
    }

    @Test(arguments: [
        ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("😀😀", 4, "😀😀"), ("😀😀", 3, "😀…"), ("a😀b", 3, "a…"), ("éé", 1, "…"),
    ])
    func `a text fits in units of UTF-16`(text: String, limit: Int, expected: String) {
        #expect(text.fitting(limit) == expected)
    }
}
