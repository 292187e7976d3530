/// What a run says of a rule.
package enum Outcome: String, CaseIterable, Sendable {
    case fail, undetermined, waived, pass, notApplicable

    /// Smaller is worse; `notApplicable` is not comparable in earnest and comes last.
    package var rank: Int {
        switch self {
        case .fail: 0
        case .undetermined: 1
        case .waived: 2
        case .pass: 3
        case .notApplicable: 4
        }
    }

    package func worse(_ other: Outcome) -> Outcome {
        rank <= other.rank ? self : other
    }
}
