internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes a report as SARIF 2.1.0 for GitHub code scanning: what is compliant or waived is left out, since GitHub would open
/// an alert for it, and an undetermined rule is an alert of its own, since without one GitHub would call its alerts fixed.
/// See https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
struct SARIFReport {
    private let report: Report
    /// GitHub refuses a run with more.
    private let resultLimit: Int
    /// GitHub refuses a file that is larger when it is packed.
    private let packedLimit: Int

    init(_ report: Report, resultLimit: Int = 25_000, packedLimit: Int = 9_500_000) {
        self.report = report
        self.resultLimit = resultLimit
        self.packedLimit = packedLimit
    }

    func bytes() -> [UInt8] {
        let assessment = report.assessment
        let rules = assessment.rules.map { SARIFRule($0.rule).json }
        let places = assessment.rules.map { report.place(of: $0.rule) }
        let open = report.openFindings.map { open in (open, SARIFResult(open, at: places[open.ruleIndex])) }
        var size = rules.reduce(0) { $0 + $1.serializedBytes().count }
        let shown = open.prefix(resultLimit).prefix { result in
            size += result.1.packedSize
            return size <= packedLimit
        }
        return JSONDocument { document in
            document.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            document.member("version", "2.1.0")
            document.listOfOne("runs") { run in
                run.object("tool") { tool in
                    tool.object("driver") { driver in
                        driver.member("name", "Tenet")
                        driver.member("version", .string(report.toolVersion))
                        driver.list("rules", rules)
                    }
                }
                run.object("automationDetails") { details in
                    details.member("id", .string("tenet/" + assessment.organization.id.uriEscaped + "/"))
                }
                run.listOfOne("invocations") { invocation in
                    // Finding something, or not being able to judge it, is a success of the tool.
                    invocation.member("executionSuccessful", .bool([0, 1, 3].contains(report.exitStatus)))
                    invocation.member("exitCode", .number(JSONNumber(report.exitStatus)))
                    invocation.list("toolExecutionNotifications", notifications(missing: open.count - shown.count))
                }
                run.member("columnKind", "unicodeCodePoints")
                run.list(
                    "results",
                    shown.lazy.map { open, result in
                        result.json(
                            organization: assessment.organization, fingerprint: report.fingerprint(open.finding))
                    })
                run.member("properties", properties)
            }
        }.bytes
    }

    /// - Parameter left: How many results GitHub would not take.
    private func notifications(missing left: Int) -> [JSONValue] {
        var notifications: [JSONValue] = []
        for (index, assessment) in report.assessment.rules.enumerated() where !assessment.reasons.isEmpty {
            let reasons = assessment.reasons.prefix(20).map(\.labelled).joined(separator: "; ")
            let left = assessment.reasons.count - 20
            let text = "not everything could be judged: \(reasons)" + (left > 0 ? "; … and \(left) more" : "")
            notifications.append([
                "level": "warning", "message": SARIFMessage.plain(text),
                "associatedRule": ["id": .string(assessment.rule.id), "index": .count(index)],
            ])
        }
        for notice in report.assessment.waiverNotices.prefix(1_000) {
            notifications.append(["level": "warning", "message": SARIFMessage.plain("waiver " + notice.line)])
        }
        if left > 0 {
            let text = "… and \(left) more results, which GitHub would not take; other formats show them"
            notifications.append(["level": "warning", "message": SARIFMessage.plain(text)])
        }
        return notifications
    }

    private var properties: JSONValue {
        let assessment = report.assessment
        return [
            "organization": .string(assessment.organization.id),
            "dialect": .string(assessment.dialect.rawValue),
            "now": .string("\(assessment.now)"),
            "complete": .bool(assessment.isComplete),
            "rulesDigest": .string(report.rulesDigest),
        ]
    }
}
