import Evaluation
import JSON
import Observations
import Reporting
import Rules
import Testing

struct JSONReportTests {
    private func json(_ report: Report) throws -> JSONValue {
        try JSONValue(parsing: ReportFormat.json.render(report))
    }

    @Test func `every hostile name is read back as it was`() throws {
        let findings = try #require(json(AwkwardReport.report)["findings"]?.array)
        let names = findings.prefix(AwkwardReport.hostileNames.count).compactMap { $0["resource", "name"]?.string }
        #expect(names.count == AwkwardReport.hostileNames.count)
        for (read, written) in zip(names, AwkwardReport.hostileNames) {
            #expect(read.utf8.elementsEqual(written.name.utf8), "\(written.id)")
        }
    }

    @Test func `what is not known is null and what is absent is left out`() throws {
        var report = try AwkwardReport.report
        report.snapshot = nil
        report.assessment.organization.name = nil
        let live = try json(report)
        #expect(live["snapshot"] == .null)
        #expect(live["organization"] == ["id": "org/1", "name": .null])
        #expect(live["findings"]?.array?[13]["resource"] == ["kind": "user", "id": "u-20"])

        report.snapshot = SnapshotIdentity(digest: nil, ageInSeconds: -3)
        #expect(try json(report)["snapshot"] == ["digest": .null, "age": -3])
    }

    @Test func `a run without rules is whole`() throws {
        var report = try AwkwardReport.report
        report.assessment.rules = []
        report.assessment.waiverNotices = []
        report.assessment.baseline = nil
        report.history = nil
        report.parameters = []
        report.inputs = []
        report.apiCallsByOperation = [:]
        let text = String(decoding: ReportFormat.json.render(report), as: UTF8.self)
        #expect(
            text.hasSuffix(
                """
                    "params": {},
                  "inputs": [],
                  "exit_status": 1,
                  "summary": {
                    "outcomes": {"fail":0,"undetermined":0,"waived":0,"pass":0,"notApplicable":0},
                    "findings": {"critical":0,"high":0,"medium":0,"low":0,"info":0},
                    "api_calls": 34,
                    "api_calls_by_operation": {}
                  },
                  "rules": [],
                  "findings": [],
                  "waiver_notices": [],
                  "baseline": null,
                  "history": null,
                  "chain_head": "39f4c19e2fa33af1d1ec95e5ce9849665732a92ec204deca63e4d68b2fa35bf6"
                }

                """.trimmingPrefix("    ")))
    }

    private struct Full: Error {}

    @Test func `a report that is written piece by piece is the whole one, and ends where writing fails`() throws {
        var report = try AwkwardReport.report
        report.appendFingerprint = { $1.append(UInt8(ascii: "f")) }
        // Several pieces, the last of which is one block; blocks end within rules.
        let counts = [8_191, 8_300]
        for index in report.assessment.rules.indices {
            let count = index < counts.count ? counts[index] : 0
            report.assessment.rules[index].findings = (0..<count).map { number in
                Finding(
                    rule: "r\(index)", severity: number % 10 == 0 ? .high : .low, status: .fail,
                    resource: FindingResource(kind: .user, id: "u-\(number)"), message: "m")
            }
        }
        let whole = ReportFormat.json.render(report)
        let ids = try JSONValue(parsing: whole)["findings"]?.array?.map {
            ($0["rule"]?.string, $0["resource", "id"]?.string)
        }
        let expected = counts.enumerated().flatMap { index, count in (0..<count).map { ("r\(index)", "u-\($0)") } }
        #expect(ids?.elementsEqual(expected) { $0.0 == $1.0 && $0.1 == $1.1 } == true)
        #expect(
            try JSONValue(parsing: whole)["summary", "findings"]
                == ["critical": 0, "high": 1_650, "medium": 0, "low": 14_841, "info": 0])

        var all = 0
        ReportFormat.json.write(report) { _ in all += 1 }
        // The last ones are written while others are being made.
        for last in [1, all / 2, all - 1, all] {
            var (written, pieces) = ([UInt8](), 0)
            #expect(throws: Full.self) {
                try ReportFormat.json.write(report) { piece in
                    pieces += 1
                    if pieces == last { throw Full() }
                    written += piece
                }
            }
            #expect(pieces == last)
            #expect(whole.starts(with: written) && written.count < whole.count)
        }
    }

    @Test func `the schema is the one that reports are validated with`() throws {
        try ExpectedOutput(name: "report.schema.json").matches(Array(JSONReportSchema.text.utf8))
    }
}
