/// What a rule with `require` says of one resource.
package enum ResourceVerdict: Hashable, Sendable {
    /// `where` is false.
    case notSelected
    /// `where` and `require` are true.
    case compliant
    /// `where` is true and `require` false.
    case violating
    /// `where`, or `require`, is an error or unknown, whatever the other is.
    case undecided

    init(_ judgement: Judgement) {
        self =
            switch judgement {
            case .notSelected: .notSelected
            case .compliant: .compliant
            case .violation: .violating
            case .harmless, .undecided: .undecided
            }
    }
}
