internal import Evaluation
internal import JSON
internal import Rules

/// Writes a report for Bitbucket Cloud's Code Insights: what is to be put to `…/commit/{commit}/reports/{report_id}`, and
/// what is to be posted to its `annotations`, one request after the other. The texts and numbers keep Bitbucket's limits.
/// See https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/.
package struct BitbucketReport {
    /// A report takes no more.
    package static let annotationLimit = 1_000
    /// A request takes no more.
    package static let requestLimit = 100

    private let report: Report

    package init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        let open = report.openFindings
        let annotations = annotations(of: open)
        return JSONDocument { document in
            document.member("report_id", .string(reportID))
            document.object("report") { members in
                members.member("title", .string("Tenet: \(report.organizationText)".fitting(450)))
                members.member("details", .string(details(open: open.count)))
                members.member("report_type", "SECURITY")
                members.member("reporter", .string("Tenet \(report.toolVersion)"))
                members.member("result", .string(report.exitStatus == 0 ? "PASSED" : "FAILED"))
                members.list("data", data)
            }
            document.list(
                "annotations",
                stride(from: 0, to: annotations.count, by: Self.requestLimit).lazy.map { start in
                    .array(Array(annotations[start...].prefix(Self.requestLimit)))
                })
        }.bytes
    }

    /// One for each organization, so that two of them can be reported on one commit.
    private var reportID: String {
        "tenet-\(report.assessment.organization.id.uriEscaped)".fitting(200)
    }

    private func details(open count: Int) -> String {
        let left = count - Self.annotationLimit
        let sentences = [
            report.summary, report.assessment.isComplete ? nil : "Not everything that the rules ask for was seen.",
            report.waiverSummary.map { "Waivers: \($0)." },
            left > 0 ? "Annotations show the worst \(Self.annotationLimit); … and \(left) more." : nil,
        ]
        return sentences.compactMap(\.self).joined(separator: "\n").fitting(2_000)
    }

    /// Ten at most.
    private var data: [JSONValue] {
        let rules = report.assessment.rules
        let outcomes = [Outcome.fail, .undetermined, .waived, .pass].map { outcome in
            ("Rules: \(outcome.text)", JSONValue.count(rules.count { $0.outcome == outcome }))
        }
        let counts = report.assessment.failureCounts
        let severities = Severity.allCases.reversed().map { severity in
            ("Findings: \(severity.rawValue)", JSONValue.count(counts[severity] ?? 0))
        }
        return (outcomes + severities).map { ["title": .string($0.0), "type": "NUMBER", "value": $0.1] }
            + [["title": "Everything was seen", "type": "BOOLEAN", "value": .bool(report.assessment.isComplete)]]
    }

    private func annotations(of open: [OpenFinding]) -> [JSONValue] {
        open.prefix(Self.annotationLimit).map { open in
            BitbucketAnnotation(
                open, of: report.rule(of: open), id: "tenet-\(report.fingerprint(open.finding))"
            ).json
        }
    }
}
