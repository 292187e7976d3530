import CEL
import Observations

/// What the condition of a waiver comes to on a resource.
enum ConditionTruth {
    case isTrue, isFalse
    /// An error or unknown, and why.
    case undecided([Reason])

    init(_ value: CELValue, in run: RunScope) {
        switch value.truth {
        case .isTrue: self = .isTrue
        case .isFalse: self = .isFalse
        case .undecided(let why): self = .undecided(run.reasons(of: why))
        }
    }
}
