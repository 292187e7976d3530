import Reporting
import Testing

struct ReportFormatTests {
    @Test(arguments: [(ReportFormat.text, "txt"), (.json, "json"), (.sarif, "sarif"), (.junit, "xml")])
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
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!lines.contains { $0.hasPrefix("::") })
    }

    @Test(arguments: ReportFormat.allCases)
    func `a hostile name can still be recognised`(format: ReportFormat) throws {
        let text = String(decoding: format.render(try AwkwardReport.report), as: UTF8.self)
        for part in ["alert(", "gpj.exe", "error file=x", "task.setvariable", "evil.example", "עברית 日本 👩‍👩‍👧", "AAAAAAAA"]
        {
            #expect(text.contains(part), "\(part)")
        }
    }
}
