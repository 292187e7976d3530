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

        /// An attribute that could not be seen.
        package init(path: String, cause: String = "", text: String = "") {
            self.path = path
            self.cause = cause
            self.text = text
        }
    }

    /// All that would have to be seen.
    package var attributes: Set<Attribute>

    /// `attributes` must not be empty.
    package init(_ attributes: Set<Attribute>) {
        self.attributes = attributes
    }

    /// What depends on both.
    package func union(_ other: CELUnknown) -> CELUnknown {
        CELUnknown(attributes.union(other.attributes))
    }
}
