package import CEL
import Diagnostics
package import JSON
package import Observations

/// An example that a rule is held against.
package struct RuleTest: Sendable {
    package var name: String
    /// The rule's id.
    package var rule: String
    package var now: CELTimestamp?
    /// Values of parameters for this test, by name.
    package var parameters: [String: ParameterText]
    package var dialect: Dialect
    /// What stands under the names of inputs.
    package var inputs: [GivenInput]
    /// The organization, by kind in the schema's names.
    package var given: GivenOrganization
    package var expectation: Expectation
    package var location: RuleLocation
    var source: SourceText
    var ruleRange: Range<Int>

    package struct Expectation: Sendable {
        package var outcome: String?
        /// Ids of resources with a fail finding, in any order; nil: not compared.
        package var findings: [String]?
        package var undetermined: [String]?
        /// Messages of the fail findings, in the order of the findings.
        package var messages: [String]?
        /// The changes that a plan would hold, in any order.
        package var plan: [Change]?
    }
}

/// The organization of a rule test.
package struct GivenOrganization: Sendable {
    package var organization: JSONValue?
    package var resources: [ResourceKind: [JSONValue]]
    package var incomplete: Set<ResourceKind>

    /// Empty and complete.
    static let nothing = GivenOrganization(organization: nil, resources: [:], incomplete: [])
}
