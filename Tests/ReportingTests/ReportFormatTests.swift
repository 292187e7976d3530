import Reporting
import Testing

struct ReportFormatTests {
    @Test(arguments: [
        (ReportFormat.text, "txt"), (.json, "json"), (.sarif, "sarif"), (.junit, "xml"), (.ndjson, "ndjson"),
        (.csv, "csv"), (.actionPlan, "action-plan.csv"), (.github, "github.txt"), (.gitlab, "gitlab.json"),
        (.bitbucket, "bitbucket.json"),
        (.markdown, "md"), (.oscal, "oscal.json"), (.ocsf, "ocsf.json"), (.prometheus, "prom"),
    ])
    func `an awkward report is written as expected`(format: ReportFormat, suffix: String) throws {
        try ExpectedOutput(name: "report.\(suffix)").matches(format.render(AwkwardReport.report))
    }

    @Test func `text has colours where they are allowed`() throws {
        let style = TextStyle(color: true, limit: 3)
        try ExpectedOutput(name: "report-color.txt").matches(
            ReportFormat.text.render(AwkwardReport.report, style: style))
    }

    @Test(arguments: ReportFormat.allCases)
    func `no format writes what a terminal or a CI server obeys`(format: ReportFormat) throws {
        let text = String(decoding: format.render(try AwkwardReport.report), as: UTF8.self)
        let allowed: Set<Unicode.Scalar> = ["\n", "\u{200C}", "\u{200D}"]
        let hidden = text.unicodeScalars.filter {
            let category = $0.properties.generalCategory
            return (category == .control || category == .format || category == .lineSeparator) && !allowed.contains($0)
        }
        #expect(hidden.isEmpty)
        #expect(!text.contains("##vso[") && !text.contains("##["))
        let commands = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("::") }
        #expect(commands.count == (format == .github ? 10 : 0))
        #expect(commands.allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") })
    }

    @Test(arguments: ReportFormat.allCases)
    func `a hostile name can still be recognised`(format: ReportFormat) throws {
        let text = String(decoding: format.render(try AwkwardReport.report), as: UTF8.self)
        for part in Self.names(in: format) {
            #expect(text.contains(part), "\(part)")
        }
    }

    /// Parts of the hostile names: where not all findings are shown, of the first of them; in counts, of the organization's.
    private static func names(in format: ReportFormat) -> [String] {
        let names = [
            "alert(", "gpj.exe", "task.setvariable", "evil.example", "=cmd", "עברית 日本 👩‍👩‍👧", "AAAAAAAA",
        ]
        return switch format {
        case .github: Array(names.prefix(5)) + ["error file"]
        case .prometheus: ["Evil ␛[2J<b>&</b> \\\\u{202E}Inc."]
        default: names + ["error file=x"]
        }
    }
}
