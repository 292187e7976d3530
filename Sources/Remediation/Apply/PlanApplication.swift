internal import JSON

/// Makes the changes of an approved plan, one at a time, and stops at the first surprise.
///
/// It never decides what to write: a write is a stage of the plan, to the byte, or nothing.
package struct PlanApplication: Sendable {
    let plan: Plan
    let gateway: PolicyGateway
    let journal: JournalFile
    let writes: WriteGuard
    let rules: RuleCheck
    let resolver: WriteResolver
    let pace: ApplyPace
    let isInterrupted: @Sendable () -> Bool
    let progress: @Sendable (ChangeOutcome) -> Void

    /// - Parameters:
    ///   - journal: New, or that of the run that is gone on with.
    ///   - isInterrupted: Asked before each change.
    ///   - progress: Told of every change that has ended.
    package init(
        of plan: Plan, through gateway: PolicyGateway, journal: JournalFile, writes: WriteGuard, rules: RuleCheck,
        pace: ApplyPace = ApplyPace(),
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        isInterrupted: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (ChangeOutcome) -> Void = { _ in }
    ) {
        self.plan = plan
        self.gateway = gateway
        self.journal = journal
        self.writes = writes
        self.rules = rules
        self.pace = pace
        self.isInterrupted = isInterrupted
        self.progress = progress
        resolver = WriteResolver(gateway: gateway, form: PolicyForm(plan.dialect), pace: pace, sleep: sleep)
    }

    /// Goes through the plan from where the journal ends.
    /// - Throws: `FileError` when the journal cannot be written; nothing was sent after it could not.
    package func run() async throws -> ApplyResult {
        let past = journal.journal.progress
        var policies: [String: JSONObject] = [:]
        var outcomes: [ChangeOutcome] = []
        var stop: ApplyStop?
        for change in plan.changes {
            var progress = past[change.id] ?? ChangeProgress()
            if let result = progress.result, result != .unknown {
                outcomes.append(ChangeOutcome(change: change, result: result, text: progress.text))
                policies[change.policy.id] = progress.verified.last
                if result != .verified { stop = stop ?? .surprise }
                continue
            }
            if stop == nil, isInterrupted() { stop = .interrupted }
            let outcome: ChangeOutcome
            do throws(ApplyInterruption) {
                outcome = try await settle(change, &progress, &policies, stopped: stop)
            } catch {
                switch error {
                case .stop(let reason):
                    stop = stop ?? reason
                    outcome = left(change, progress, reason)
                case .file(let error): throw error
                case .cancelled: throw CancellationError()
                }
            }
            self.progress(outcome)
            if outcome.result != .verified { stop = stop ?? .surprise }
            outcomes.append(outcome)
        }
        return ApplyResult(outcomes: outcomes, stop: stop, journalHead: journal.journal.head)
    }

    /// Makes a change, asks its rules again, and writes down how it ended.
    private func settle(
        _ change: Change, _ progress: inout ChangeProgress, _ policies: inout [String: JSONObject],
        stopped stop: ApplyStop?
    ) async throws(ApplyInterruption) -> ChangeOutcome {
        var outcome = try await make(change, &progress, stopped: stop)
        if outcome.result == .verified {
            policies[change.policy.id] = progress.verified.last
            let unmet = rules.unmet(change, policies)
            if !unmet.isEmpty {
                outcome = ChangeOutcome(change: change, result: .applied, text: ApplyMessages.ineffective(unmet))
            }
        }
        try append(.settled(change: change.id, result: outcome.result, text: outcome.text))
        return outcome
    }

    func append(_ event: JournalEvent) throws(ApplyInterruption) {
        do throws(FileError) {
            try journal.append(event)
        } catch {
            throw .file(error)
        }
    }

    /// What is said of a change whose next write was stopped. It is not written down: a later run goes on with it.
    private func left(_ change: Change, _ progress: ChangeProgress, _ stop: ApplyStop) -> ChangeOutcome {
        if progress.isOpen {
            return ChangeOutcome(change: change, result: .unknown, text: ApplyMessages.openAndStopped(stop))
        }
        guard !progress.verified.isEmpty else { return ChangeOutcome(change: change, result: .notAttempted) }
        let text = ApplyMessages.stoppedBetween(progress.verified.count, of: change.stages.count, stop)
        return ChangeOutcome(change: change, result: .applied, text: text)
    }
}

/// Why a change is left in the middle.
enum ApplyInterruption: Error {
    case stop(ApplyStop)
    case file(FileError)
    case cancelled
}
