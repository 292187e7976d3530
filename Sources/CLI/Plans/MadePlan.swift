import Evaluation
import Observation
import Remediation
import Reporting

/// A plan that was just made, and what its making showed.
struct MadePlan {
    var plan: Plan
    /// What it was made from, and with.
    var inventory: Inventory
    var context: PlanningContext
    /// Rules with `remediate` that are not decided: what they would find is not in the plan. By id.
    var undetermined: [String] = []
    /// What became of a draft that was made again.
    var differences: [String] = []

    /// Lines for people, on standard error.
    var notes: [String] {
        let refusals = plan.safeguards.refusals(of: plan).map { "apply would refuse this plan: \($0)".visible }
        let doubts = undetermined.map { "`\($0)` is undetermined; what it would find is not in the plan" }
        return (differences.map(\.visible) + doubts + refusals)
    }

    func status(detailed: Bool) -> ExitStatus {
        var statuses: [ExitStatus] = [.success]
        let isRefused = plan.notPlanned.contains { $0.kind.isRefusal } || !plan.safeguards.refusals(of: plan).isEmpty
        if isRefused { statuses.append(.refused) }
        if !undetermined.isEmpty { statuses.append(.undetermined) }
        if detailed, !plan.changes.isEmpty { statuses.append(.changes) }
        return .worst(statuses)
    }
}
