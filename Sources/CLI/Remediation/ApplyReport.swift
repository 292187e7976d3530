import Evaluation
import JSON
import Remediation
import Reporting

/// What a run of `apply` did, for people and programs.
struct ApplyReport: ApplyingReport {
    let plan: Plan
    let approval: Approval
    var result: ApplyResult
    /// Its path.
    let journal: String
    /// What the audit log tells of the plan's policies; nil until it was read.
    var trail: AuditTrail?

    var status: ExitStatus {
        var statuses = result.outcomes.map(\.result.status)
        if let stop = result.stop, stop != .surprise { statuses.append(stop.status) }
        return .worst(statuses)
    }

    var journalHead: String? { result.journalHead }

    private func count(of result: ChangeResult) -> Int {
        self.result.outcomes.count { $0.result == result }
    }

    /// A table, and what it says in sum.
    var text: String {
        let organization = plan.organization
        let name = organization.name.map { "\($0) (\(organization.id))" } ?? organization.id
        var lines = ["plan \(plan.digest.prefix(12)) for \(name), \(approval.summary)"]
        if isAnonymous { lines.append(PlanAuthor.unknown) }
        for outcome in result.outcomes {
            let policy = outcome.change.policy
            let words = "\(policy.name ?? policy.id) (\(policy.type) \(policy.id))"
            lines.append("  \(outcome.result.rawValue.padded(to: 13))  \(words)")
            if !outcome.text.isEmpty { lines.append("                 \(outcome.text)") }
        }
        let counts = ChangeResult.allCases.filter { count(of: $0) > 0 }.map { "\(count(of: $0)) \($0.rawValue)" }
        lines.append(counts.isEmpty ? "nothing to change" : counts.joined(separator: ", "))
        if let stop = result.stop { lines.append("\(stop)") }
        if result.outcomes.contains(where: { $0.result == .unknown }) || isCutShort {
            lines.append("go on with `tenet apply --resume \(journal)`")
        }
        lines.append("journal \(journal), its last line has the digest \(result.journalHead.prefix(12))")
        lines += trail?.lines ?? []
        return lines.map(\.visible).joined(separator: "\n") + "\n"
    }

    /// Whether nobody says who made a plan that others have signed.
    private var isAnonymous: Bool {
        if case .signed = approval { plan.author == nil } else { false }
    }

    /// Whether a later run could make the rest.
    private var isCutShort: Bool {
        switch result.stop {
        case .interrupted, .unreadable, .refused: true
        default: false
        }
    }

    var json: JSONValue {
        let organization = plan.organization
        return [
            "version": 1,
            "organization": [
                "id": .string(organization.id), "name": organization.name.map { .string($0) } ?? .null,
            ],
            "plan": .string(plan.digest), "author": plan.author.map { .string($0) } ?? .null,
            "approval": .string(approval.summary), "journal": .string(journal),
            "journal_head": .string(result.journalHead), "exit_status": .number(JSONNumber(status.rawValue)),
            "stop": result.stop.map { .string("\($0)") } ?? .null,
            "summary": .object(
                JSONObject(
                    uniqueMembers: ChangeResult.allCases.map {
                        JSONObject.Member(key: $0.rawValue, value: .number(JSONNumber(count(of: $0))))
                    })),
            "changes": .array(
                result.outcomes.map { outcome in
                    let policy = outcome.change.policy
                    return [
                        "id": .string(outcome.change.id),
                        "rules": .array(outcome.change.rules.map { .string($0) }),
                        "policy": [
                            "id": .string(policy.id), "type": .string(policy.type),
                            "name": policy.name.map { .string($0) } ?? .null,
                        ],
                        "result": .string(outcome.result.rawValue), "text": .string(outcome.text),
                    ]
                }),
            "audit": trail?.json ?? .null,
        ]
    }
}
