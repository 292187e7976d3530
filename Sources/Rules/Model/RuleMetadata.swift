package import Observation

/// What a rule says of itself to people and reports.
package struct RuleMetadata: Sendable {
    /// kebab-case, unique in the set.
    package var id: String
    package var title: String
    package var severity: Severity
    /// Why it matters.
    package var rationale: String?
    /// What to do about it, Markdown.
    package var help: String?
    /// Addresses of pages.
    package var references: [String] = []
    package var tags: [String] = []
    /// Controls of frameworks that it serves, in the order of the file.
    package var controls: [ControlMapping] = []
    package var kind: ResourceKind
    /// Where the rule's `id` stands.
    package var location: RuleLocation
}

/// The controls of one framework that a rule serves.
package struct ControlMapping: Hashable, Sendable {
    /// Such as `iso27001-2022`.
    package var framework: String
    package var controls: [String]
}

/// A place in a rule file.
package struct RuleLocation: Hashable, Sendable {
    /// As given on the command line.
    package var path: String
    /// 1-based.
    package var line: Int
    /// 1-based, in Unicode scalars.
    package var column: Int
}
