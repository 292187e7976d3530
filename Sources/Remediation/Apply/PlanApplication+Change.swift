internal import AdminAPI
internal import JSON

extension PlanApplication {
    /// Most often a write is sent: once, and once more when the policy is still as before.
    private static let mostAttempts = 2

    /// Makes one change, from where `progress` says that it is.
    /// - Parameter stop: Why nothing may be written any more; what may have been written is looked at all the same.
    func make(
        _ change: Change, _ progress: inout ChangeProgress, stopped stop: ApplyStop?
    ) async throws(ApplyInterruption) -> ChangeOutcome {
        while progress.verified.count < change.stages.count {
            let write = JournalEvent.Write(change: change.id, stage: progress.verified.count)
            let stage = change.stages[write.stage]
            let before = write.stage == 0 ? change.before : change.stages[write.stage - 1].after
            var answer: WriteAnswer?
            if !progress.isOpen {
                if let stop { throw .stop(stop) }
                let fresh: SeenPolicy
                switch try await read(change, before) {
                case .success(let policy): fresh = policy
                case .failure(let conflict):
                    return ChangeOutcome(change: change, result: .conflict, text: conflict.text)
                }
                try check(change)
                try append(
                    .intent(
                        JournalEvent.WriteIntent(
                            write: write, policy: change.policy.id, before: fresh.object, after: stage.after,
                            body: stage.body)))
                answer = try await put(change, stage, write, in: fresh.tag, attempt: 1, &progress)
                // Nothing of this run is on the way that reading could find.
                if case .outdated = answer {
                    return ChangeOutcome(change: change, result: .conflict, text: ApplyMessages.outdated)
                }
            }
            switch try await resolve(change, stage, write, before, answer, &progress, mayWrite: stop == nil) {
            case .took(let policy):
                try append(.verified(write, policy: policy))
                progress.verified.append(policy)
                progress.attempts = 0
            case .didNot:
                return ChangeOutcome(change: change, result: .unknown, text: ApplyMessages.noEffect)
            case .ended(let result, let text):
                return ChangeOutcome(change: change, result: result, text: text)
            }
        }
        return ChangeOutcome(change: change, result: .verified)
    }

    /// Why a policy is not written over.
    private struct Conflict: Error {
        let text: String
    }

    /// The policy as it is now, when it is what the plan knows.
    private func read(
        _ change: Change, _ before: JSONObject
    ) async throws(ApplyInterruption) -> Result<SeenPolicy, Conflict> {
        let form = PolicyForm(plan.dialect)
        let seen: SeenPolicy
        do throws(AdminAPIError) {
            seen = try await gateway.policy(change.policy.id)
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .notFound: return .failure(Conflict(text: ApplyMessages.gone))
            default: throw .stop(.unreadable("\(error)"))
            }
        }
        if form.digest(of: seen.object) == form.digest(of: before) {
            guard let time = writes.made(change) else { return .success(seen) }
            return .failure(Conflict(text: ApplyMessages.undone(time)))
        }
        let isThere = form.isSame(seen.object, change.after)
        return .failure(Conflict(text: isThere ? ApplyMessages.alreadyThere : ApplyMessages.changedSince))
    }

    /// Finds out what became of a write; sends it once more when it took no effect.
    private func resolve(
        _ change: Change, _ stage: Change.Stage, _ write: JournalEvent.Write, _ before: JSONObject,
        _ answer: WriteAnswer?, _ progress: inout ChangeProgress, mayWrite: Bool
    ) async throws(ApplyInterruption) -> Resolution {
        var answer = answer
        while true {
            // Before the policy is read, so that nobody changes it unseen while this waits.
            if case .tooMany = answer, mayWrite, progress.attempts < Self.mostAttempts {
                try await pause(pace.rateLimit)
            }
            let resolution: Resolution
            do {
                resolution = try await resolver.resolve(
                    change.policy.id, before: before, after: stage.after, answer: answer)
            } catch {
                throw .cancelled
            }
            guard case .didNot(let tag) = resolution else { return resolution }
            guard mayWrite, progress.attempts < Self.mostAttempts else { return answer?.withoutEffect ?? resolution }
            try check(change)
            answer = try await put(change, stage, write, in: tag, attempt: progress.attempts + 1, &progress)
        }
    }

    private func put(
        _ change: Change, _ stage: Change.Stage, _ write: JournalEvent.Write, in tag: EntityTag?, attempt: Int,
        _ progress: inout ChangeProgress
    ) async throws(ApplyInterruption) -> WriteAnswer {
        try append(.sent(write, attempt: attempt))
        progress.attempts = attempt
        let answer = await gateway.write(stage.body, to: change.policy.id, in: tag)
        try append(.response(write, answer: answer.text))
        return answer
    }

    private func check(_ change: Change) throws(ApplyInterruption) {
        do throws(ApplyStop) {
            try writes.check(change)
        } catch {
            throw .stop(error)
        }
    }

    private func pause(_ duration: Duration) async throws(ApplyInterruption) {
        do {
            try await resolver.sleep(duration)
        } catch {
            throw .cancelled
        }
    }
}

extension WriteAnswer {
    /// How a change ends whose write took no effect and is not sent again.
    fileprivate var withoutEffect: Resolution {
        switch self {
        case .refused(let text), .tooMany(let text): .ended(.failed, ApplyMessages.refused(text))
        case .outdated: .ended(.conflict, ApplyMessages.outdated)
        case .accepted: .ended(.unknown, ApplyMessages.stillBefore)
        case .unclear(let text): .ended(.unknown, ApplyMessages.noAnswer(text))
        }
    }
}
