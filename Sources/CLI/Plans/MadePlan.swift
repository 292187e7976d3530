import Evaluation
import Observations
import Remediation
import Reporting

/// A plan that was just made, and what its making showed.
struct MadePlan {
    var plan: Plan
    /// What it was made from, and with.
    var inventory: Inventory
    var context: PlanningContext
    /// How many signatures the settings require.
    var signatures: Int
    /// Rules with `remediate` that are not decided: what they would find is not in the plan. By id.
    var undetermined: [String] = []
    /// What became of a draft that was made again.
    var differences: [String] = []

    /// Lines for people, on standard error.
    var notes: [String] {
        let refusals = self.refusals.map { "apply would refuse this plan: \($0)".visible }
        let doubts = undetermined.map { "`\($0)` is undetermined; what it would find is not in the plan" }
        let isAnonymous = signatures > 0 && plan.author == nil
        return differences.map(\.visible) + doubts + refusals + (isAnonymous ? [PlanAuthor.missing] : [])
    }

    private var refusals: [SafeguardRefusal] { plan.safeguards.refusals(of: plan, after: context.recent) }

    /// Writes the plan where it is wanted, and says how the command ends.
    func finish(_ options: PlanWritingOptions, _ outputs: [PlanOutput], _ console: Console) throws -> ExitStatus {
        if let file = options.file { try AtomicFile.write(plan.fileBytes, to: file) }
        for output in outputs { try output.write(plan, on: console) }
        for note in notes { console.note("tenet: \(note)") }
        return status(detailed: options.detailedExitCode)
    }

    func status(detailed: Bool) -> ExitStatus {
        var statuses: [ExitStatus] = [.success]
        let isRefused = plan.notPlanned.contains { $0.kind.isRefusal } || !refusals.isEmpty
        if isRefused { statuses.append(.refused) }
        if plan.notPlanned.contains(where: { $0.kind == .conflict }) { statuses.append(.stale) }
        if !undetermined.isEmpty { statuses.append(.undetermined) }
        if detailed, !plan.changes.isEmpty { statuses.append(.changes) }
        return .worst(statuses)
    }
}
