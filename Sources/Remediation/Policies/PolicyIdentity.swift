/// Which policy, in words for people and programs.
package struct PolicyIdentity: Hashable, Sendable {
    package var id: String
    /// `ip-allowlist` and the like.
    package var type: String
    /// Nil where it has none.
    package var name: String?

    package init(id: String, type: String, name: String?) {
        self.id = id
        self.type = type
        self.name = name
    }
}
