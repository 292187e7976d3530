internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// What OSCAL's result holds of one rule.
struct OSCALRule {
    private let assessment: RuleAssessment
    private let report: Report
    private let title: JSONValue
    /// The names of its UUIDs, as far as they are the same for all of its findings.
    private let path: String
    /// The findings, or what is observed where nothing was found.
    let observed: [Observed]

    /// A finding, or nil where nothing was found.
    struct Observed {
        var finding: Finding?
        /// How many before it are of the same resource and status.
        var ordinal = 0
    }

    var waived: [Observed] { observed.filter { $0.finding?.status == .waived } }

    init(_ assessment: RuleAssessment, in report: Report) {
        self.assessment = assessment
        self.report = report
        title = OSCALValue.markup(assessment.rule.title)
        let organization = report.assessment.organization
        path = [organization.id, "\(report.assessment.now)", assessment.rule.id].map(\.uriEscaped).joined(
            separator: ":")
        let findings = assessment.findings(carryingOutcomeIn: organization)
        observed = findings.isEmpty ? [Observed()] : Self.numbered(findings)
    }

    /// Findings on one resource follow each other.
    private static func numbered(_ findings: [Finding]) -> [Observed] {
        var numbered: [Observed] = []
        numbered.reserveCapacity(findings.count)
        for finding in findings {
            let same = numbered.last.flatMap { last in
                last.finding.map { $0.resource == finding.resource && $0.status == finding.status } == true
                    ? last.ordinal + 1 : nil
            }
            numbered.append(Observed(finding: finding, ordinal: same ?? 0))
        }
        return numbered
    }

    private var rule: RuleMetadata { assessment.rule }
    private var organization: OrganizationIdentity { report.assessment.organization }

    /// The identifier of a control as catalogues spell it: NIST's are in lower case.
    static func controlID(_ control: String, of framework: String) -> String {
        OSCALValue.token(framework.hasPrefix("nist-800-53") ? control.lowercased() : control)
    }

    /// What was observed of a resource, or that nothing was found.
    func observation(_ observed: Observed) -> JSONValue {
        if let finding = observed.finding { return observation(of: finding, uuid("observation", observed)) }
        let resource = FindingResource(kind: .organization, id: organization.id, name: organization.name)
        return .members([
            ("uuid", .string(uuid("observation"))), ("title", title),
            (
                "description",
                OSCALValue.markup("\(assessment.outcome.text): \(assessment.selected.text), nothing was found")
            ),
            (
                "props",
                [OSCALValue.property("rule", rule.id), OSCALValue.property("status", assessment.outcome.rawValue)]
            ),
            ("methods", ["TEST"]),
            ("subjects", [OSCALResource(resource, of: organization).subject]),
            ("collected", .string("\(report.assessment.now)")),
        ])
    }

    private func observation(of finding: Finding, _ uuid: String) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("uuid", .string(uuid)), ("title", title),
            ("description", OSCALValue.markup(finding.message.isEmpty ? rule.title : finding.message)),
            (
                "props",
                [
                    OSCALValue.property("rule", rule.id), OSCALValue.property("status", finding.status.rawValue),
                    OSCALValue.property("severity", finding.severity.rawValue),
                    OSCALValue.property("fingerprint", report.fingerprint(finding)),
                ]
            ),
            ("methods", finding.isAttested ? ["EXAMINE"] : ["TEST"]),
            ("subjects", [OSCALResource(finding.resource, of: organization).subject]),
        ]
        if !finding.evidence.isEmpty {
            members.append(
                (
                    "relevant-evidence",
                    .array(finding.evidence.prefix(20).map { ["description": OSCALValue.code($0.text)] })
                ))
        }
        members.append(("collected", .string("\(report.assessment.now)")))
        let remarks = finding.reasons.prefix(20).map(\.labelled) + [finding.waiver?.text].compactMap(\.self)
        if !remarks.isEmpty {
            members.append(("remarks", OSCALValue.markup(remarks.joined(separator: "; "))))
        }
        return .members(members)
    }

    /// A risk with an approved deviation, of a finding that is waived.
    func risk(_ observed: Observed) -> JSONValue {
        let finding = observed.finding
        let text = finding.map { "\($0.resource.text): \($0.message)" } ?? rule.title
        var members: [(String, JSONValue)] = [
            ("uuid", .string(uuid("risk", observed))), ("title", title), ("description", OSCALValue.markup(text)),
            ("statement", OSCALValue.markup(finding?.waiver?.text ?? "waived")), ("status", "deviation-approved"),
        ]
        if let waiver = finding?.waiver {
            members.append(("deadline", .string("\(waiver.expires)T23:59:59Z")))
        }
        members.append(("related-observations", [["observation-uuid": .string(uuid("observation", observed))]]))
        return .members(members)
    }

    /// Whether the rule is met; nil where it is not applicable. OSCAL knows no third state, so that what was not decided is
    /// not satisfied for another reason than failing.
    var finding: JSONValue? {
        let status: JSONValue
        switch assessment.outcome {
        case .notApplicable: return nil
        case .pass: status = ["state": "satisfied", "reason": "pass"]
        case .fail: status = ["state": "not-satisfied", "reason": "fail"]
        case .undetermined, .waived:
            let reasons = assessment.reasons.prefix(20).map(\.labelled)
            status = [
                "state": "not-satisfied", "reason": "other",
                "remarks": OSCALValue.markup(([assessment.outcome.text] + reasons).joined(separator: "; ")),
            ]
        }
        var members: [(String, JSONValue)] = [
            ("uuid", .string(uuid("finding"))), ("title", title),
            ("description", OSCALValue.markup(rule.rationale ?? rule.title)),
            ("props", .array(properties)),
            (
                "target",
                [
                    "type": "objective-id", "target-id": .string(OSCALValue.token(rule.id)),
                    "title": title, "status": status,
                ]
            ),
            ("related-observations", .array(observed.map { ["observation-uuid": .string(uuid("observation", $0))] })),
        ]
        if !waived.isEmpty {
            members.append(("related-risks", .array(waived.map { ["risk-uuid": .string(uuid("risk", $0))] })))
        }
        return .members(members)
    }

    private var properties: [JSONValue] {
        [
            OSCALValue.property("rule", rule.id), OSCALValue.property("severity", rule.severity.rawValue),
            OSCALValue.property("outcome", assessment.outcome.rawValue),
        ]
            + rule.controls.flatMap { mapping in
                mapping.controls.map { OSCALValue.property("control", $0, class: mapping.framework) }
            }
    }

    /// Of the rule in this run, or of one of its findings; a finding has the same in every run at the same `now`.
    private func uuid(_ what: String, _ observed: Observed = Observed()) -> String {
        guard let finding = observed.finding else { return UUIDv5.text(of: "urn:tenet:\(what):\(path)") }
        let resource = "\(finding.resource.kind.rawValue):\(finding.resource.id.uriEscaped)"
        let again = observed.ordinal > 0 ? ":\(observed.ordinal)" : ""
        return UUIDv5.text(of: "urn:tenet:\(what):\(path):\(finding.status.rawValue):\(resource)\(again)")
    }
}
