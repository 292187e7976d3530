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
            if !progress.isOpen {
                if let stop { throw .stop(stop) }
                let fresh: SeenPolicy
                switch try await read(change, before) {
                case .success(let policy): fresh = policy
                case .failure(let conflict):
                    return ChangeOutcome(change: change, result: .conflict, text: conflict.text)
                }
                try check(change)
                let intent = JournalEvent.WriteIntent(
                    write: write, policy: change.policy.id, before: fresh.object, tag: fresh.tag, after: stage.after,
                    body: stage.body)
                try append(.intent(intent))
                progress.intent = intent
                try await put(change, stage, write, in: fresh.tag, attempt: 1, &progress)
            }
            // Nothing of this run is on the way that reading could find.
            if case .outdated = progress.answer, progress.attempts == 1 {
                return ChangeOutcome(change: change, result: .conflict, text: ApplyMessages.outdated)
            }
            switch try await resolve(change, stage, write, before, &progress, mayWrite: stop == nil) {
            case .took(let policy):
                try append(.verified(write, policy: policy))
                progress.verify(policy)
            case .didNot:
                return ChangeOutcome(change: change, result: .unknown, text: ApplyMessages.noEffect)
            case .ended(.failed, let text) where !progress.verified.isEmpty:
                let done = ApplyMessages.stoppedBetween(progress.verified.count, of: change.stages.count, text)
                return ChangeOutcome(change: change, result: .applied, text: done)
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
            guard let earlier = writes.earlier(change) else { return .success(seen) }
            return .failure(Conflict(text: ApplyMessages.earlier(earlier)))
        }
        let isThere = form.isSame(seen.object, change.after)
        return .failure(Conflict(text: isThere ? ApplyMessages.alreadyThere : ApplyMessages.changedSince))
    }

    /// Finds out what became of a write; sends it once more when it took no effect.
    private func resolve(
        _ change: Change, _ stage: Change.Stage, _ write: JournalEvent.Write, _ before: JSONObject,
        _ progress: inout ChangeProgress, mayWrite: Bool
    ) async throws(ApplyInterruption) -> Resolution {
        while true {
            // Before the policy is read, so that nobody changes it unseen while this waits.
            if case .tooMany = progress.answer, mayWrite, progress.attempts < Self.mostAttempts {
                try await pause(pace.rateLimit)
            }
            let resolution: Resolution
            do {
                resolution = try await resolver.resolve(
                    change.policy.id, before: before, after: stage.after, answer: progress.answer)
            } catch {
                throw .cancelled
            }
            if case .refused(let text) = progress.answer, progress.attempts == 1, resolution.hasTakenEffect {
                return .ended(.conflict, ApplyMessages.refusedAndThere(text))
            }
            guard case .didNot(let seen) = resolution else { return known(resolution, progress) }
            // A server that says that it did nothing leaves the policy as somebody may write it.
            let isUnclear = progress.answer?.saysNothingWasDone != true
            if isUnclear, hasChanged(seen, since: progress.intent) {
                return .ended(.unknown, ApplyMessages.changedAndBack)
            }
            if let earlier = writes.earlier(change) { return .ended(.conflict, ApplyMessages.earlier(earlier)) }
            guard mayWrite, progress.attempts < Self.mostAttempts else {
                return known(progress.answer?.withoutEffect ?? resolution, progress)
            }
            try check(change)
            // For the state that was read before the first time, since a server that has made the write has another now.
            let tag = isUnclear ? progress.intent?.tag ?? seen.tag : seen.tag
            try await put(change, stage, write, in: tag, attempt: progress.attempts + 1, &progress)
        }
    }

    /// What is known where the second of two writes was refused, and the first may yet take effect.
    private func known(_ resolution: Resolution, _ progress: ChangeProgress) -> Resolution {
        guard case .ended(.failed, let text) = resolution, progress.mayHaveWorkedBefore else { return resolution }
        return .ended(.unknown, ApplyMessages.firstUnclear(text))
    }

    /// Whether a policy that is as before was something else in between, as far as the server tells.
    private func hasChanged(_ seen: SeenPolicy, since intent: JournalEvent.WriteIntent?) -> Bool {
        guard let intent else { return false }
        if let tag = seen.tag, let before = intent.tag { return tag != before }
        let form = PolicyForm(plan.dialect)
        guard let time = form.updated(seen.object), let before = form.updated(intent.before) else { return false }
        return time != before
    }

    private func put(
        _ change: Change, _ stage: Change.Stage, _ write: JournalEvent.Write, in tag: EntityTag?, attempt: Int,
        _ progress: inout ChangeProgress
    ) async throws(ApplyInterruption) {
        try append(.sent(write, attempt: attempt))
        progress.begin(attempt)
        let answer = await gateway.write(stage.body, to: change.policy.id, in: tag)
        try append(.response(write, answer))
        progress.answer = answer
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

extension Resolution {
    /// Whether the policy has become what the write was to make of it, whoever did that.
    fileprivate var hasTakenEffect: Bool {
        switch self {
        case .took, .ended(.applied, _): true
        case .didNot, .ended: false
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
