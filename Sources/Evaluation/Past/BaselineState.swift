/// How a failing finding stands to the baseline.
package enum BaselineState: String, CaseIterable, Sendable {
    /// The baseline does not know it.
    case new
    /// The baseline accepts it.
    case accepted
    /// The baseline accepts something milder: a lower severity, or fewer; counts as new.
    case worse

    /// Whether `--new-only` fails on it.
    package var isNew: Bool { self != .accepted }
}
