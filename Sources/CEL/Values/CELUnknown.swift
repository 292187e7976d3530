/// What a result that cannot be known depends on. Never empty.
package struct CELUnknown: Hashable, Sendable {
    /// Something that could not be seen.
    package struct Attribute: Hashable, Sendable {
        /// As an expression would read it: `user.roles`, `org.domains`.
        package var path: String
        /// Why, in a word of the host's.
        package var cause: String
        /// Why, in words for people.
        package var text: String
        /// What of a list would decide it; nil: all of it.
        package var question: Question?

        /// An attribute that could not be seen.
        package init(path: String, cause: String = "", text: String = "") {
            self.path = path
            self.cause = cause
            self.text = text
        }
    }

    /// Whether a list holds one of some texts.
    package struct Question: Hashable, Sendable {
        package var texts: Set<String>
        /// How much is known of the list already.
        package var knownCount: Int
    }

    /// All that would have to be seen.
    package var attributes: Set<Attribute>

    /// What is known all the same of a list of texts that is itself unknown; nil: nothing. What depends on the list as a whole
    /// knows nothing of it.
    package var membership: Membership?

    /// Some members, and some texts that are none, of a list that was not seen whole.
    package struct Membership: Hashable, Sendable {
        package var members: Set<String>
        package var others: Set<String>
        /// Of each of these sets at least one text is a member.
        package var alternatives: [Set<String>]

        package init(members: Set<String>, others: Set<String>, alternatives: [Set<String>] = []) {
            self.members = members
            self.others = others
            self.alternatives = alternatives
        }

        /// Whether the list holds the text; nil where that is not known.
        func contains(_ text: String) -> Bool? {
            // Texts that are canonically equivalent are different texts here, but none of them is a role or the like.
            if members.contains(where: { $0.hasSameScalars(as: text) }) { return true }
            return others.contains(where: { $0.hasSameScalars(as: text) }) ? false : nil
        }

        /// Whether the list holds one of the texts; nil where that is not known.
        func holdsAny(of texts: [String]) -> Bool? {
            let answers = texts.map(contains)
            guard answers.contains(nil), !answers.contains(true) else { return answers.contains(true) }
            // Those that are none of the members leave the others of the set.
            let holdsOne = alternatives.contains { set in
                set.subtracting(others).allSatisfy { text in texts.contains { $0.hasSameScalars(as: text) } }
            }
            return holdsOne ? true : nil
        }
    }

    /// `attributes` must not be empty.
    package init(_ attributes: Set<Attribute>) {
        self.attributes = attributes
    }

    /// What depends on both.
    package func union(_ other: CELUnknown) -> CELUnknown {
        CELUnknown(attributes.union(other.attributes))
    }
}
