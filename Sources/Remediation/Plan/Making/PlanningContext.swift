package import CEL
package import JSON
package import Rules

/// What a plan is made with, besides what was seen and found.
package struct PlanningContext: Sendable {
    /// All rules that were loaded, whichever of them chose the findings: a change may break none of them.
    package var rules: CompiledRuleSet
    package var rulesDigest: String
    /// The values of the rules' parameters.
    package var parameters: JSONObject
    /// Ids of the rules whose findings are looked at.
    package var chosenRules: [String]
    /// What `now` is in rules.
    package var now: CELTimestamp
    /// Who makes the plan, where somebody says it.
    package var author: String?
    /// The real clock's time, or for a draft that of the snapshot, so that the same snapshot has the same draft.
    package var created: CELTimestamp
    package var isDraft: Bool
    /// Nil: none stands in the way, in tests of rules.
    package var safeguards: Safeguards?
    /// Where people worked of late; nil where no audit log was asked, as for a draft.
    package var seen: RecentAddresses?
    /// Who could still sign in; nil where nobody asked, as for a draft.
    package var signIn: SignInFacts?
    /// What was changed in the organization before.
    package var recent = RecentChanges.none
    /// Policies, by id, that could not be read by themselves, and why: what the listing says of them is not enough.
    package var unreadable: [String: String]

    package init(
        rules: CompiledRuleSet, rulesDigest: String, parameters: JSONObject, chosenRules: [String], now: CELTimestamp,
        author: String? = nil, created: CELTimestamp, isDraft: Bool, safeguards: Safeguards?,
        unreadable: [String: String] = [:]
    ) {
        self.rules = rules
        self.rulesDigest = rulesDigest
        self.parameters = parameters
        self.chosenRules = chosenRules
        self.now = now
        self.author = author
        self.created = created
        self.isDraft = isDraft
        self.safeguards = safeguards
        self.unreadable = unreadable
    }
}
