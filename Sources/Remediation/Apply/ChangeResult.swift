/// How a change ended.
package enum ChangeResult: String, CaseIterable, Sendable {
    /// The policy was read back as it was to become, everything else in it is as before, and the rules are met.
    case verified
    /// It took effect, and yet something about it is not as it should be.
    case applied
    /// The policy was not, or is not, what the plan knew; nothing is written over it.
    case conflict
    /// The server refused it, and nothing changed.
    case failed
    /// Whether it took effect could not be read; `--resume` finds out.
    case unknown
    /// Nothing was sent.
    case notAttempted = "not attempted"
}
