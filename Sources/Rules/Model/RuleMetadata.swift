package import Observations

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
    /// What must hold, as the rule writes it: `require`, the bounds of `count`, or both; nil where a person must check.
    package var expectation: String?
    /// Whether it says what would repair a policy, so that a plan can be made of it.
    package var isRepairable: Bool
    /// Where the rule's `id` stands.
    package var location: RuleLocation

    package init(
        id: String, title: String, severity: Severity, rationale: String? = nil, help: String? = nil,
        references: [String] = [], tags: [String] = [], controls: [ControlMapping] = [], kind: ResourceKind,
        expectation: String? = nil, isRepairable: Bool = false, location: RuleLocation
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.rationale = rationale
        self.help = help
        self.references = references
        self.tags = tags
        self.controls = controls
        self.kind = kind
        self.expectation = expectation
        self.isRepairable = isRepairable
        self.location = location
    }
}

/// The controls of one framework that a rule serves.
package struct ControlMapping: Hashable, Sendable {
    /// Such as `iso27001-2022`.
    package var framework: String
    package var controls: [String]

    package init(framework: String, controls: [String]) {
        self.framework = framework
        self.controls = controls
    }
}

/// A place in a rule file.
package struct RuleLocation: Hashable, Sendable {
    /// As given on the command line.
    package var path: String
    /// 1-based.
    package var line: Int
    /// 1-based, in Unicode scalars.
    package var column: Int

    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}
