internal import AdminAPI
internal import JSON

/// Finds out by reading what became of a write.
struct WriteResolver: Sendable {
    let gateway: PolicyGateway
    let form: PolicyForm
    let pace: ApplyPace
    let sleep: @Sendable (Duration) async throws -> Void

    /// Reads until the policy says what became of the write, or the time is over.
    /// - Parameters:
    ///   - answer: Of the write; nil when the process ended before it came.
    func resolve(
        _ policy: String, before: JSONObject, after: JSONObject, answer: WriteAnswer?
    ) async throws -> Resolution {
        var pause = pace.firstPause
        var waited = Duration.zero
        while true {
            let look = await self.look(at: policy, before, after)
            let limit: Duration
            switch look {
            case .ended(let resolution): return resolution
            case .wait, .unreadable: limit = pace.verification
            case .before: limit = time(for: answer)
            }
            guard waited < limit else { return look.resolution(after: answer) }
            let next = min(pause, limit - waited)
            try await sleep(next)
            waited += next
            pause = min(pause * 2, pace.longestPause)
        }
    }

    /// How long a policy that is still as before may yet change.
    private func time(for answer: WriteAnswer?) -> Duration {
        switch answer {
        case .accepted?: pace.verification
        case .refused?, .tooMany?, .outdated?: .zero
        case .unclear?, nil: pace.settling
        }
    }

    /// What one look shows.
    private enum Look {
        case ended(Resolution)
        /// It is on the way.
        case wait
        case before(SeenPolicy)
        case unreadable(String)

        /// When there is no more time.
        func resolution(after answer: WriteAnswer?) -> Resolution {
            switch self {
            case .ended(let resolution): resolution
            case .wait: .ended(.unknown, ApplyMessages.stillApplying)
            case .unreadable(let error): .ended(.unknown, ApplyMessages.unreadable(error))
            case .before(let seen):
                switch answer {
                case .accepted?: .ended(.unknown, ApplyMessages.stillBefore)
                case .refused(let text)?: .ended(.failed, ApplyMessages.refused(text))
                case .outdated?: .ended(.conflict, ApplyMessages.outdated)
                case .tooMany?, .unclear?, nil: .didNot(seen)
                }
            }
        }
    }

    private func look(at policy: String, _ before: JSONObject, _ after: JSONObject) async -> Look {
        let seen: SeenPolicy
        do throws(AdminAPIError) {
            seen = try await gateway.policy(policy)
        } catch {
            if case .notFound = error { return .ended(.ended(.conflict, ApplyMessages.goneSince)) }
            return .unreadable("\(error)")
        }
        let now = seen.object
        switch PolicyComparison(now, before: before, after: after, form) {
        case .after:
            switch form.application(of: now) {
            case .done: return .ended(.took(now))
            case .underWay: return .wait
            case .failed: return .ended(.ended(.applied, ApplyMessages.applicationFailed))
            }
        case .before: return .before(seen)
        case .between: return .wait
        case .collateral(let paths): return .ended(.ended(.applied, ApplyMessages.collateral(paths)))
        case .other(let paths): return .ended(.ended(.conflict, ApplyMessages.otherState(paths)))
        }
    }
}
