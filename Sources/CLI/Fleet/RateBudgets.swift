import AdminAPI
import Synchronization

/// The rate budgets of the credentials of a run.
final class RateBudgets: Sendable {
    private let budgets = Mutex<[APIKey: RateBudget]>([:])

    /// That of a credential, made with the limits when it is asked for first.
    func budget(of key: APIKey, _ limits: CallLimits) -> RateBudget {
        budgets.withLock { budgets in
            if let known = budgets[key] { return known }
            let budget = RateBudget(rate: limits.rate, concurrency: max(1, limits.concurrency))
            budgets[key] = budget
            return budget
        }
    }
}
