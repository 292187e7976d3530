package import Rules

/// Conditions that stop writes, as they are in force for a plan: `guardrails` of the settings, and what the command line adds.
package struct Safeguards: Hashable, Sendable {
    /// Addresses and CIDR ranges that every enabled IP allowlist must contain.
    package var requiredRanges: [String] = []
    /// Those of the person or machine that runs Tenet, which must be contained as well.
    package var operatorAddresses: [String] = []
    /// How many policies may change.
    package var radius = BlastRadius()
    /// Paths at which a value of known strength may be lowered.
    package var allowedWeakenings: [PolicyPath] = []
    /// How many people who worked of late may be locked out by a change of an IP allowlist without somebody accepting it.
    package var maximumLockedOut = 0
    /// Ids of IP allowlists whose changes may lock out more, or nobody knows whom.
    package var acknowledgedLockouts: [String] = []
    /// Ids of policies of which nothing is changed, such as those that hold the operator's own account.
    package var protectedPolicies: [String] = []
    /// Ids of the accounts of admins who can sign in without single sign-on, and are in no policy that is changed.
    package var breakGlassAdmins: [String] = []
    /// When changes may be made; empty: always.
    package var windows: [ChangeWindow] = []
    /// When none may be made.
    package var freezes: [Freeze] = []
    /// Ids of the organizations that may be changed; empty: any.
    package var organizations: [String] = []

    /// The defaults.
    package init() {}
}
