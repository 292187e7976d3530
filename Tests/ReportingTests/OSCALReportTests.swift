import Evaluation
import JSON
import Observations
import Reporting
import Rules
import Testing

struct OSCALReportTests {
    private func results(_ report: Report) throws -> JSONValue {
        try #require(JSONValue(parsing: ReportFormat.oscal.render(report))["assessment-results"])
    }

    /// Every UUID that something is called by.
    private func uuids(_ value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.members.flatMap { member in
                (member.key == "uuid" ? [member.value.string].compactMap(\.self) : []) + uuids(member.value)
            }
        case .array(let elements): elements.flatMap(uuids)
        default: []
        }
    }

    @Test(arguments: OSCALVersion.allCases)
    func `the version is the one that was asked for, and nothing else is another`(version: OSCALVersion) throws {
        var report = try AwkwardReport.report
        let text = String(decoding: ReportFormat.oscal.render(report), as: UTF8.self)
        report.oscalVersion = version
        let other = String(decoding: ReportFormat.oscal.render(report), as: UTF8.self)
        let member = "\"oscal-version\": \"1.1.3\""
        #expect(text.contains(member))
        #expect(other == text.replacing(member, with: "\"oscal-version\": \"\(version.rawValue)\""))
    }

    @Test func `UUIDs are of version 5 and each is there once, also of two findings on one resource`() throws {
        var report = try AwkwardReport.report
        for index in report.assessment.rules.indices {
            report.assessment.rules[index].findings = report.assessment.rules[index].findings.flatMap { [$0, $0] }
        }
        let uuids = uuids(try results(report))
        #expect(uuids.count > 40 && Set(uuids).count == uuids.count)
        #expect(
            uuids.allSatisfy {
                $0.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
            })
    }

    @Test func `what is waived is a risk with an approved deviation, and the rule not satisfied for another reason`()
        throws
    {
        var report = try AwkwardReport.report
        report.assessment.rules = report.assessment.rules.filter { $0.rule.id == "old-policies-gone" }
        let result = try #require(results(report)["results"]?.array?.first)
        let risk = try #require(result["risks"]?.array?.first)
        #expect(risk["status"] == "deviation-approved")
        #expect(risk["deadline"] == "2027-01-31T23:59:59Z")
        let finding = try #require(result["findings"]?.array?.first)
        #expect(finding["target", "status", "state"] == "not-satisfied")
        #expect(finding["target", "status", "reason"] == "other")
        #expect(finding["related-risks"]?.array?.first?["risk-uuid"] == risk["uuid"])
    }

    @Test func `the rules are a resource in the back matter`() throws {
        let results = try results(AwkwardReport.report)
        let rules = try #require(results["back-matter", "resources"]?.array?.first?["uuid"]?.string)
        #expect(results["import-ap", "href"] == .string("#" + rules))
    }
}
