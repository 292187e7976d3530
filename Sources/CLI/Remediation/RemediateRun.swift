import CEL
import Evaluation
import Observations
import Remediation
import Rules

/// `remediate`, as it goes: plan → what the standing approval allows → apply → what is left.
struct RemediateRun {
    let standing: StandingApproval
    let signatures: [SignedApproval]
    let planning: PlanRun
    let applying: ApplyRun
    /// Where what is left goes; nil: into the state folder.
    let file: String?
    let console: Console

    func remediate() async throws -> ExitStatus {
        let outputs = try ApplyOutput.all(applying.options.outputs, besides: file, applying.options.journal)
        let made = try await planning.plan()
        var night = try night(made)
        var applied: ApplyReport?
        if !night.allowed.changes.isEmpty {
            do {
                applied = try await applying.apply(night.allowed, .standing(standing, signatures))
            } catch let failure as CommandFailure where failure.status == .refused {
                // Nothing was written, and people can still apply the plan.
                night.leaveAll(failure.message)
            }
        }
        let rest = made.plan.only(Set(night.left.map(\.change.id)))
        let path = rest.changes.isEmpty ? nil : try write(rest)
        let report = RemediateReport(made: made, applied: applied, left: night.left, file: path)
        for output in outputs { try output.write(report, on: console) }
        for note in made.notes { console.note("tenet: \(note)") }
        return report.status
    }

    /// Sorts the changes of a plan into those that are made tonight and those that are left.
    private func night(_ made: MadePlan) throws -> Night {
        let now = ApplyRun.now()
        let plan = made.plan
        var night = Night(allowed: plan, left: [])
        if let refusal = standing.refusal(at: now) ?? standing.refusal(of: plan) {
            night.leaveAll(refusal)
            return night
        }
        let journals = try applying.state.journals
        let history: RepairHistory
        do {
            history = try RepairHistory(journals: journals, of: plan.organization.id)
        } catch {
            night.leaveAll("\(error)")
            return night
        }
        var reasons: [String: String] = [:]
        for change in plan.changes {
            let often = history.quarantined(change, at: now)
            if !often.isEmpty {
                reasons[change.id] = RemediateMessages.quarantined(often)
            } else if let refusal = standing.refusal(of: change, in: plan.dialect) {
                reasons[change.id] = refusal
            }
        }
        night.allowed = plan.keeping({ reasons[$0.id] == nil }, in: made.inventory, made.context)
        let kept = Set(night.allowed.changes.map(\.id))
        night.left = plan.changes.filter { !kept.contains($0.id) }.map { change in
            Night.Left(change: change, reason: reasons[change.id] ?? RemediateMessages.needsOthers)
        }
        let recent = RecentChanges(in: try applying.state, of: plan.organization.id, until: now)
        if !night.allowed.changes.isEmpty, let refusal = standing.refusal(ofCountIn: night.allowed, after: recent) {
            night.leaveAll(refusal)
        }
        return night
    }

    private func write(_ plan: Plan) throws -> String {
        let path: String
        if let file {
            path = file
        } else {
            let folder = try applying.state.path + "/plans"
            try StateFolder.make(folder)
            path =
                "\(folder)/\(plan.created.description.filter { $0 != "-" && $0 != ":" })-\(plan.digest.prefix(12)).json"
        }
        try AtomicFile.write(plan.fileBytes, to: path)
        return path
    }
}

/// What is made of a plan at night.
struct Night {
    /// A change that is left to people, and why.
    struct Left {
        let change: Change
        let reason: String
    }

    /// The plan with the changes that are made.
    var allowed: Plan
    /// In the order of the plan.
    var left: [Left]

    /// Leaves the changes too that were to be made.
    mutating func leaveAll(_ reason: String) {
        left += allowed.changes.map { Left(change: $0, reason: reason) }
        allowed.changes = []
    }
}

extension Plan {
    /// With those changes only; what they were shown to do, they were shown to do together with the others.
    fileprivate func only(_ ids: Set<String>) -> Plan {
        var plan = self
        plan.changes.removeAll { !ids.contains($0.id) }
        return plan
    }
}
