import Evaluation
import Observations
import Remediation
import Reporting
import Rules

/// A plan for people. No line begins with a text of the organization, so that none is taken for a command by a CI server.
struct PlanText {
    private let plan: Plan
    private let style: TextStyle

    init(_ plan: Plan, style: TextStyle) {
        self.plan = plan
        self.style = style
    }

    var text: String {
        var blocks = [header] + plan.changes.map(block)
        if !plan.notPlanned.isEmpty {
            blocks.append(
                [style.paint("not planned", .bold)]
                    + plan.notPlanned.flatMap { item in
                        [
                            "  \(item.policy.inWords)",
                            "    \(item.rules.joined(separator: ", ").visible): \(item.text.visible)",
                        ]
                    })
        }
        if !plan.manualSteps.isEmpty {
            blocks.append(
                [style.paint("to be done by hand", .bold)]
                    + plan.manualSteps.flatMap { step in
                        ["  \(step.policy.inWords)", "    for \(step.rule.visible)"]
                            + step.text.split(separator: "\n").map { "    \(String($0).visible)" }
                    })
        }
        blocks.append(footer)
        return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var header: [String] {
        let organization = plan.organization
        let name = organization.name.map { "\($0.visible) (\(organization.id.visible))" } ?? organization.id.visible
        let state = plan.isDraft ? "a draft from a snapshot; `--refresh` makes it again from the organization" : "valid"
        return [
            style.paint(plan.title, .bold),
            "organization  \(name)",
            "dialect       \(plan.dialect.rawValue)",
            "author        \(plan.author?.visible ?? "not known")",
            plan.isDraft ? "state         \(state)" : "valid         from \(plan.created) until \(plan.expires)",
        ]
    }

    private func block(_ change: Change) -> [String] {
        var lines = [
            style.paint(change.policy.inWords, .bold) + "  "
                + style.paint("\(change.risk.rawValue) risk", change.risk == .high ? .yellow : .dim),
            "  for \(change.rules.joined(separator: ", ").visible)",
        ]
        var before = change.before
        for (index, stage) in change.stages.enumerated() {
            if change.stages.count > 1 { lines.append("  write \(index + 1) of \(change.stages.count), then verify") }
            lines += PolicyDiff(before, stage.after).lines.map { line in
                "  " + style.paint(line.text.visible, line.isAdded ? .green : .red)
            }
            before = stage.after
        }
        for path in change.weakenings {
            lines.append("  " + style.paint("weakens \("\(path)".visible), as `--allow-weaken` says", .yellow))
        }
        return lines
    }

    private var footer: [String] {
        plan.safeguardLines.map { "  \($0.visible)" }.reduce(into: ["safeguards"]) { $0.append($1) }
            + ["", "digest  \(plan.digest)"]
    }
}

extension BlastRadius {
    /// What bounds the changes, a line for each level.
    fileprivate func lines(of policies: Int) -> [String] {
        var run = perRun.parts([.any])
        if perRun.percents[.any] == nil {
            run.insert("\(Self.defaultMaximumPercent) % (one is always allowed)", at: min(1, run.count))
        }
        return [
            "at most \(run.joined(separator: " and ")) of \(policies) policies",
            line("at most ", perRun, [.highRisk, .disabling]), line("of one rule at most ", perRule),
            line("within 24 hours at most ", perOrganization),
        ].compactMap { $0 }
    }

    private func line(
        _ beginning: String, _ limit: ChangeLimit, _ kinds: [ChangeLimit.Kind] = ChangeLimit.Kind.allCases
    ) -> String? {
        let parts = limit.parts(kinds)
        return parts.isEmpty ? nil : beginning + parts.joined(separator: " and ")
    }
}

extension ChangeLimit {
    /// The bounds: `5 changes`, `25 %`, `2 changes of high risk`.
    fileprivate func parts(_ kinds: [Kind]) -> [String] {
        kinds.flatMap { kind in
            [
                counts[kind].map(kind.inWords),
                percents[kind].map { "\($0) %\(kind.description(of: 2))" },
            ].compactMap { $0 }
        }
    }
}

extension PolicyIdentity {
    /// `external-user Guests (98aa…)`, visible.
    var inWords: String {
        let type = self.type.isEmpty ? "policy" : self.type
        return (name.map { "\(type) \($0) (\(id))" } ?? "\(type) \(id)").visible
    }
}

extension Plan {
    /// `plan: 2 changes, 1 not planned`.
    var title: String {
        let kind = purpose == .rollback ? "rollback plan" : isDraft ? "draft plan" : "plan"
        func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
        var parts = [count(changes.count, "change", "changes")]
        if !notPlanned.isEmpty { parts.append("\(notPlanned.count) not planned") }
        if !manualSteps.isEmpty { parts.append("\(manualSteps.count) by hand") }
        return "\(kind): \(parts.joined(separator: ", "))"
    }

    /// What is in force, a line each.
    var safeguardLines: [String] {
        var lines = safeguards.radius.lines(of: policyCount)
        let ranges = safeguards.requiredRanges + safeguards.operatorAddresses
        if !ranges.isEmpty { lines.append("IP allowlists contain \(ranges.joined(separator: ", "))") }
        if safeguards.maximumLockedOut > 0 {
            lines.append("IP allowlists lock out at most \(safeguards.maximumLockedOut) of those who worked of late")
        }
        if !safeguards.acknowledgedLockouts.isEmpty {
            lines.append("may lock people out: \(safeguards.acknowledgedLockouts.joined(separator: ", "))")
        }
        if !safeguards.protectedPolicies.isEmpty {
            lines.append("nothing changes in \(safeguards.protectedPolicies.joined(separator: ", "))")
        }
        if !safeguards.breakGlassAdmins.isEmpty {
            lines.append("get in without single sign-on: \(safeguards.breakGlassAdmins.joined(separator: ", "))")
        }
        if !safeguards.windows.isEmpty {
            lines.append("changes only \(safeguards.windows.map(\.text).joined(separator: ", "))")
        }
        if !safeguards.freezes.isEmpty {
            lines.append("no changes \(safeguards.freezes.map(\.text).joined(separator: ", "))")
        }
        if !safeguards.allowedWeakenings.isEmpty {
            lines.append(
                "may weaken \(safeguards.allowedWeakenings.map(\.description).joined(separator: ", "))")
        }
        if !safeguards.organizations.isEmpty {
            lines.append("organizations \(safeguards.organizations.joined(separator: ", "))")
        }
        return lines
    }
}
