internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes a report as JSON: everything that is known of the run, in one order. `JSONReportSchema` describes it.
struct JSONReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        write { bytes += $0 }
        return bytes
    }

    /// Hands the report to `flush` piece by piece.
    /// - Returns: The head of its chain.
    @discardableResult
    func write<Failure: Error>(_ flush: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) -> String {
        let assessment = report.assessment
        let findings = JSONFindingWriter(report)
        let members: @Sendable (Finding) -> [(String, JSONValue)] = { self.members(of: $0) }
        let chain = EvidenceChain()
        var head = ""
        let document = try JSONDocument { document throws(Failure) in
            document.member("version", 1)
            document.member("organization", Self.json(assessment.organization))
            document.member("dialect", .string(assessment.dialect.rawValue))
            document.member("now", .string("\(assessment.now)"))
            document.member("complete", .bool(assessment.isComplete))
            document.member("snapshot", report.snapshot.map(Self.json) ?? .null)
            document.member("rules_digest", .string(report.rulesDigest))
            document.member("params", .members(report.parameters.map { ($0.name, $0.value) }))
            document.list("inputs", report.inputs.map(Self.json))
            document.member("exit_status", .number(JSONNumber(report.exitStatus)))
            document.object("summary") { summary in
                summary.member("outcomes", outcomes)
                summary.member("findings", failures)
                summary.member("api_calls", .count(report.apiCalls))
                summary.member(
                    "api_calls_by_operation",
                    .members(report.sortedAPICalls.map { ($0.operation, .count($0.count)) }))
                if let planned = report.plannedCalls { summary.list("api_calls_planned", planned.map(Self.json)) }
            }
            try document.list("rules", [assessment.rules], entering: chain, flush: flush) { rule, bytes in
                bytes.append(Self.json(rule).serializedBytes())
            }
            let lists = assessment.rules.map(\.findings)
            try document.list("findings", lists, entering: chain, flush: flush, fetch: { $0.fetch() }) {
                finding, bytes in
                findings.write(finding, members, to: &bytes)
            }
            document.list("waiver_notices", assessment.waiverNotices.lazy.map(Self.json))
            if !assessment.notes.isEmpty { document.list("notes", assessment.notes.map(JSONValue.string)) }
            document.member("baseline", assessment.baseline.map(Self.json) ?? .null)
            document.member("history", report.history.map(Self.json) ?? .null)
            chain.add(besidesLines: document.bytes)
            head = chain.head()
            document.member("chain_head", .string(head))
        }
        try document.flush(flush)
        return head
    }

    /// How many rules have each outcome.
    private var outcomes: JSONValue {
        let rules = report.assessment.rules
        return .members(
            Outcome.allCases.map { outcome in (outcome.rawValue, .count(rules.count { $0.outcome == outcome })) })
    }

    /// How many findings of each severity fail, worst first.
    private var failures: JSONValue {
        let counts = report.assessment.failureCounts
        return .members(Severity.allCases.reversed().map { ($0.rawValue, .count(counts[$0] ?? 0)) })
    }

    static func json(_ organization: OrganizationIdentity) -> JSONValue {
        ["id": .string(organization.id), "name": organization.name.map(JSONValue.string) ?? .null]
    }

    private static func json(_ snapshot: SnapshotIdentity) -> JSONValue {
        [
            "digest": snapshot.digest.map(JSONValue.string) ?? .null,
            "age": .number(JSONNumber(snapshot.ageInSeconds)),
        ]
    }

    private static func json(_ input: InputIdentity) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .string(input.name)), ("kind", .string(input.kind.rawValue)), ("path", .string(input.path)),
            ("digest", .string(input.digest)),
        ]
        if let rows = input.rows { members.append(("rows", .count(rows))) }
        if let organization = input.organization { members.append(("organization", .string(organization))) }
        if let takenAt = input.takenAt { members.append(("taken_at", .string("\(takenAt)"))) }
        return .members(members)
    }

    private static func json(_ assessment: RuleAssessment) -> JSONValue {
        let selected = JSONValue.count(assessment.selected.count)
        return .members([
            ("id", .string(assessment.rule.id)),
            ("title", .string(assessment.rule.title)),
            ("severity", .string(assessment.rule.severity.rawValue)),
            ("outcome", .string(assessment.outcome.rawValue)),
            ("reasons", json(assessment.reasons)),
            ("selected", assessment.selected.isAtLeast ? .members([("at_least", selected)]) : selected),
            ("failed", .count(assessment.count(of: .fail))),
            ("waived", .count(assessment.count(of: .waived))),
            ("attested", .count(assessment.attestedCount)),
            ("undetermined", .count(assessment.count(of: .undetermined))),
        ])
    }

    private static func json(_ reasons: [Reason]) -> JSONValue {
        .array(reasons.map { .members([("kind", .string($0.kind.rawValue)), ("text", .string($0.text))]) })
    }

    /// What is said of a finding.
    func members(of finding: Finding) -> [(String, JSONValue)] {
        var resource: [(String, JSONValue)] = [
            ("kind", .string(finding.resource.kind.rawValue)), ("id", .string(finding.resource.id)),
        ]
        if let name = finding.resource.name {
            resource.append(("name", .string(name)))
        }
        var members: [(String, JSONValue)] = [
            ("rule", .string(finding.rule)),
            ("severity", .string(finding.severity.rawValue)),
            ("status", .string(finding.status.rawValue)),
            ("resource", .members(resource)),
            ("message", .string(finding.message)),
            ("evidence", .array(finding.evidence.map(Self.json))),
        ]
        if finding.status == .undetermined {
            members.append(("reasons", Self.json(finding.reasons)))
        }
        if let note = finding.waiver {
            members.append(("waiver", Self.json(note)))
        }
        if let state = finding.baseline {
            members.append(("baseline", .string(state.rawValue)))
        }
        members.append(("fingerprint", .string(report.fingerprint(finding))))
        return members
    }

    private static func json(_ evidence: Evidence) -> JSONValue {
        var members: [(String, JSONValue)] = [("expr", .string(evidence.expr)), ("value", evidence.value)]
        if let total = evidence.total {
            members.append(("total", .count(total)))
        }
        return .members(members)
    }
}
