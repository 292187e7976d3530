import CEL
import Observations
import Rules

/// The bounds of a `count`, evaluated.
struct CountBounds {
    enum Verdict: Equatable {
        case pass, fail
        /// Why a bound has no value; empty where resources are in doubt.
        case undetermined([Reason])
    }

    private let minimum: Result<Int64, Doubt>?
    private let maximum: Result<Int64, Doubt>?

    private struct Doubt: Error {
        var reasons: [Reason]
    }

    init(_ count: CompiledCount, _ scope: any ExpressionScope) {
        minimum = count.minimum.map { Self.bound($0, scope) }
        maximum = count.maximum.map { Self.bound($0, scope) }
    }

    private static func bound(_ expression: CompiledExpression, _ scope: any ExpressionScope) -> Result<Int64, Doubt> {
        switch scope.evaluate(expression) {
        case .int(let value):
            .success(value)
        case let value where value.reasons.isEmpty:
            .failure(Doubt(reasons: [Reason(.error, "expected a number, found \(value)")]))
        case let value:
            .failure(Doubt(reasons: value.reasons))
        }
    }

    /// The worse verdict of both bounds; `undecided` is nil where it has no bound.
    func judge(selected: Int, undecided: Int?) -> Verdict {
        let most = undecided.map { Int64(selected + $0) }
        let verdicts = [
            maximum.map { verdict($0) { bound in (Int64(selected) > bound, most.map { $0 <= bound } ?? false) } },
            minimum.map { verdict($0) { bound in (most.map { $0 < bound } ?? false, Int64(selected) >= bound) } },
        ].compactMap { $0 }
        if verdicts.contains(.fail) { return .fail }
        let doubts = verdicts.compactMap { if case .undetermined(let why) = $0 { why } else { nil } }
        return doubts.isEmpty ? .pass : .undetermined(doubts.flatMap { $0 })
    }

    private func verdict(_ bound: Result<Int64, Doubt>, _ test: (Int64) -> (fails: Bool, passes: Bool)) -> Verdict {
        switch bound {
        case .failure(let doubt):
            return .undetermined(doubt.reasons)
        case .success(let bound):
            let (fails, passes) = test(bound)
            return fails ? .fail : passes ? .pass : .undetermined([])
        }
    }

    /// What was counted where the bounds do not hold; more than `max` counts before fewer than `min`.
    func observed(selected: Int, undecided: Int?) -> ObservedCount {
        var direction = ObservedCount.Direction.tooFew
        if case .success(let bound)? = maximum, Int64(selected) > bound { direction = .tooMany }
        return ObservedCount(direction: direction, selected: selected, most: undecided.map { selected + $0 })
    }

    /// What is wrong, for a rule without a message of its own.
    func message(selected: Int, isPartial: Bool) -> String {
        let found = isPartial ? "at least \(selected) selected" : "\(selected) selected"
        if case .success(let bound)? = maximum, Int64(selected) > bound { return "\(found), at most \(bound) allowed" }
        if case .success(let bound)? = minimum { return "\(found), at least \(bound) required" }
        return found
    }
}
