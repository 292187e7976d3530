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
        let verdicts = [most(selected, undecided), least(selected, undecided)]
        if verdicts.contains(.fail) { return .fail }
        let doubts = verdicts.compactMap { if case .undetermined(let why) = $0 { why } else { nil } }
        return doubts.isEmpty ? .pass : .undetermined(doubts.flatMap { $0 })
    }

    /// Whether so many are more than `max` allows.
    func isExceeded(by selected: Int) -> Bool {
        most(selected, nil) == .fail
    }

    /// What `max` says.
    private func most(_ selected: Int, _ undecided: Int?) -> Verdict {
        verdict(maximum) { bound in
            (Int64(selected) > bound, undecided.map { Int64(selected + $0) <= bound } ?? false)
        }
    }

    /// What `min` says.
    private func least(_ selected: Int, _ undecided: Int?) -> Verdict {
        verdict(minimum) { bound in
            (undecided.map { Int64(selected + $0) < bound } ?? false, Int64(selected) >= bound)
        }
    }

    private func verdict(_ bound: Result<Int64, Doubt>?, _ test: (Int64) -> (fails: Bool, passes: Bool)) -> Verdict {
        switch bound {
        case nil:
            return .pass
        case .failure(let doubt):
            return .undetermined(doubt.reasons)
        case .success(let bound):
            let (fails, passes) = test(bound)
            return fails ? .fail : passes ? .pass : .undetermined([])
        }
    }

    /// A number of resources: selected for sure, and in doubt; nil where that has no bound.
    typealias Number = (selected: Int, undecided: Int?)

    /// What was counted where the bounds do not hold for one of several numbers, such as those of the keys of a count: a
    /// person who allows it must allow every number that is not right for sure.
    func observed(_ numbers: [Number]) -> ObservedCount {
        let tooMany = numbers.filter { most($0.selected, $0.undecided) != .pass }
        let tooFew = numbers.filter { least($0.selected, $0.undecided) != .pass }
        // Of a number that may be right or not, as much as there is for sure.
        let failing = tooMany.filter { most($0.selected, $0.undecided) == .fail }
        let selected = failing.map(\.selected).max() ?? tooFew.map(\.selected).min() ?? 0
        let all = tooMany.isEmpty ? tooFew : tooMany
        let unbounded = all.contains { $0.undecided == nil }
        return ObservedCount(
            direction: !tooMany.isEmpty && !tooFew.isEmpty ? .mixed : tooMany.isEmpty ? .tooFew : .tooMany,
            selected: selected, most: unbounded ? nil : all.map { $0.selected + ($0.undecided ?? 0) }.max())
    }

    /// What is wrong, for a rule without a message of its own.
    func message(selected: Int, isPartial: Bool) -> String {
        let found = isPartial ? "at least \(selected) selected" : "\(selected) selected"
        if case .success(let bound)? = maximum, Int64(selected) > bound { return "\(found), at most \(bound) allowed" }
        if case .success(let bound)? = minimum { return "\(found), at least \(bound) required" }
        return found
    }
}
