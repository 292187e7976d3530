package import CEL
package import Evaluation
package import JSON
package import Observations

/// Changes to policies of one organization, in the order in which they are made, and what is not changed.
///
/// A value: it can be written to a file, reviewed, approved by its digest, and applied as it is or not at all.
package struct Plan: Hashable, Sendable {
    /// What the changes are for.
    package enum Purpose: String, CaseIterable, Sendable {
        /// Findings of rules.
        case repair
        /// Undoing what an earlier plan changed.
        case rollback
    }

    /// Seconds from creation to expiry.
    package static let lifetime: Int64 = 3_600

    package var purpose: Purpose
    /// Who made it, as he says or as the CI server says of him; nil where nobody says. He does not approve it too.
    package var author: String?
    package var organization: OrganizationIdentity
    package var dialect: Dialect
    /// Of the files of all rules that were loaded.
    package var rulesDigest: String
    /// The values of the rules' parameters.
    package var parameters: JSONObject
    /// Ids of the rules whose findings were looked at, sorted.
    package var chosenRules: [String]
    package var created: CELTimestamp
    package var expires: CELTimestamp
    /// Whether it was made from a snapshot: nothing of it may be applied before it was made again from the organization.
    package var isDraft: Bool
    /// The safeguards in force when it was made.
    package var safeguards: Safeguards
    /// How many policies the organization has; `max_percent` is of these.
    package var policyCount: Int
    /// One for each policy that changes.
    package var changes: [Change]
    package var notPlanned: [NotPlanned]
    package var manualSteps: [ManualStep]

    package init(
        purpose: Purpose = .repair, author: String? = nil, organization: OrganizationIdentity, dialect: Dialect,
        rulesDigest: String,
        parameters: JSONObject, chosenRules: [String], created: CELTimestamp, expires: CELTimestamp? = nil,
        isDraft: Bool, safeguards: Safeguards, policyCount: Int, changes: [Change], notPlanned: [NotPlanned] = [],
        manualSteps: [ManualStep] = []
    ) {
        self.purpose = purpose
        self.author = author
        self.organization = organization
        self.dialect = dialect
        self.rulesDigest = rulesDigest
        self.parameters = parameters
        self.chosenRules = chosenRules
        self.created = created
        self.expires = expires ?? CELTimestamp(seconds: created.seconds + Self.lifetime) ?? created
        self.isDraft = isDraft
        self.safeguards = safeguards
        self.policyCount = policyCount
        self.changes = changes
        self.notPlanned = notPlanned
        self.manualSteps = manualSteps
    }

    /// Whether its time is over. `time` is the real clock's, never `--now`.
    package func isExpired(at time: CELTimestamp) -> Bool {
        time >= expires
    }
}
