internal import CEL
package import JSON

/// Asks the rules again, with policies as they were read back after their changes.
///
/// The closure gets all of them by id; it names, in words for people, the rules of the change that are still not met.
package struct RuleCheck: Sendable {
    let unmet: @Sendable (_ change: Change, _ policies: [String: JSONObject]) -> [String]

    package init(unmet: @escaping @Sendable (_ change: Change, _ policies: [String: JSONObject]) -> [String]) {
        self.unmet = unmet
    }
}
