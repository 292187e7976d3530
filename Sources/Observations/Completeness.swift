/// Whether all of a collection was seen.
package struct Completeness: Hashable, Sendable {
    /// What was not seen; empty when all was.
    package var missing: [Missing]

    /// Something of a collection that was not seen.
    package struct Missing: Hashable, Sendable {
        /// What, in a word or two: `page 7`.
        package var what: String
        package var reason: ReasonKind
        /// Why, for people, in one line: lower case, no full stop.
        package var text: String

        package init(what: String, reason: ReasonKind, text: String) {
            self.what = what
            self.reason = reason
            self.text = text
        }
    }

    package init(missing: [Missing] = []) {
        self.missing = missing
    }

    /// All was seen.
    package static let complete = Completeness()

    /// The same of users of whom there is none, which no organization is without.
    package var withoutAnyUser: Completeness {
        guard isComplete else { return self }
        let text = "the API lists no users at all, which no organization is without"
        return Completeness(missing: [Missing(what: "users", reason: .incomplete, text: text)])
    }

    /// Whether nothing is missing.
    package var isComplete: Bool {
        missing.isEmpty
    }
}
