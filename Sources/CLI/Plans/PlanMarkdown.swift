import Evaluation
import Remediation
import Reporting
import Rules

/// A plan for a pull request, in GitHub's Markdown. Texts of the organization stand in code only, where nothing is obeyed.
struct PlanMarkdown {
    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var text: String {
        let organization = plan.organization
        var lines = [
            "## Tenet \(plan.title)", "",
            "Organization \(code(organization.name ?? organization.id)) (\(code(organization.id))), "
                + (plan.isDraft
                    ? "a draft from a snapshot: `tenet plan --refresh` makes it again from the organization."
                    : "valid from \(plan.created) until \(plan.expires)."),
            "", "Author \(plan.author.map(code) ?? "not known"), digest \(code(plan.digest))", "",
        ]
        for change in plan.changes { lines += section(change) }
        if !plan.notPlanned.isEmpty {
            lines += ["### Not planned", ""]
            lines += plan.notPlanned.map { item in
                "- \(policy(item.policy)), for \(item.rules.map(code).joined(separator: ", ")): \(code(item.text))"
            }
            lines.append("")
        }
        if !plan.manualSteps.isEmpty {
            lines += ["### To be done by hand", ""]
            for step in plan.manualSteps {
                lines +=
                    ["- \(policy(step.policy)), for \(code(step.rule)):", ""]
                    + fenced("", step.text.split(separator: "\n").map(String.init)).map { "  \($0)" } + [""]
            }
        }
        lines += ["### Safeguards", ""] + plan.safeguardLines.map { "- \(code($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ change: Change) -> [String] {
        var lines = [
            "### \(policy(change.policy)): \(change.risk.rawValue) risk", "",
            "For \(change.rules.map(code).joined(separator: ", ")).", "",
        ]
        var before = change.before
        for (index, stage) in change.stages.enumerated() {
            if change.stages.count > 1 {
                lines += ["Write \(index + 1) of \(change.stages.count), then verify:", ""]
            }
            lines += fenced("diff", PolicyDiff(before, stage.after).lines.map(\.text)) + [""]
            before = stage.after
        }
        if !change.weakenings.isEmpty {
            lines += ["**Weakens** \(change.weakenings.map { code("\($0)") }.joined(separator: ", ")).", ""]
        }
        return lines
    }

    private func policy(_ policy: PolicyIdentity) -> String {
        let type = code(policy.type.isEmpty ? "policy" : policy.type)
        return policy.name.map { "\(type) \(code($0)) (\(code(policy.id)))" } ?? "\(type) \(code(policy.id))"
    }

    /// As code, also where it is empty.
    private func code(_ text: String) -> String {
        text.isEmpty ? "` `" : text.visible.markdownCode
    }

    private func fenced(_ language: String, _ lines: [String]) -> [String] {
        lines.map(\.visible).fenced(as: language)
    }
}
