import JSON
import Remediation
import Reporting

/// What a run of `remediate` did and left, for people and programs.
struct RemediateReport: ApplyingReport {
    let made: MadePlan
    /// Nil when nothing was to be applied.
    let applied: ApplyReport?
    let left: [Night.Left]
    /// The plan file for what is left.
    let file: String?

    var status: ExitStatus {
        let rest: ExitStatus = left.isEmpty ? .success : .findings
        // A change that weakens or locks out was wanted, and refused before the standing approval was even asked.
        let isRefused = made.plan.notPlanned.contains { $0.kind.isRefusal }
        let undetermined: ExitStatus = made.undetermined.isEmpty ? .success : .undetermined
        return .worst([applied?.status ?? .success, rest, isRefused ? .refused : .success, undetermined])
    }

    var journalHead: String? { applied?.journalHead }

    var text: String {
        var lines: [String] = []
        if !left.isEmpty {
            lines.append("left to people:")
            for item in left {
                let policy = item.change.policy
                lines.append("  \(policy.name ?? policy.id) (\(policy.type) \(policy.id))")
                lines.append("    \(item.reason)")
            }
        }
        for item in made.plan.notPlanned {
            lines.append("not planned: \(item.policy.name ?? item.policy.id): \(item.text)")
        }
        for step in made.plan.manualSteps {
            lines.append("to be done by hand: \(step.policy.name ?? step.policy.id), for \(step.rule)")
        }
        if let file { lines.append("plan for the morning: \(file)") }
        let rest = lines.map { $0.visible + "\n" }.joined()
        return (applied?.text ?? "nothing was changed\n") + rest
    }

    var json: JSONValue {
        [
            "version": 1, "exit_status": .number(JSONNumber(status.rawValue)),
            "applied": applied?.json ?? .null,
            "left": .array(
                left.map { item in
                    [
                        "id": .string(item.change.id), "policy": .string(item.change.policy.id),
                        "rules": .array(item.change.rules.map { .string($0) }), "reason": .string(item.reason),
                    ]
                }),
            "not_planned": .array(
                made.plan.notPlanned.map { item in
                    [
                        "policy": .string(item.policy.id), "rules": .array(item.rules.map { .string($0) }),
                        "kind": .string(item.kind.rawValue), "text": .string(item.text),
                    ]
                }),
            "manual_steps": .array(
                made.plan.manualSteps.map { step in
                    ["policy": .string(step.policy.id), "rule": .string(step.rule), "text": .string(step.text)]
                }),
            "undetermined": .array(made.undetermined.map { .string($0) }),
            "plan": file.map { .string($0) } ?? .null,
        ]
    }
}
