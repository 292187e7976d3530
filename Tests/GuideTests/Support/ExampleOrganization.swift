import CEL
import JSON
import Observations
import Rules
import Testing

/// The organization that the page of expressions describes, and its names.
struct ExampleOrganization: CELActivation {
    private var values: [String: CELValue] = [:]
    private(set) var environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))

    /// The organization of the first test among the page's rule files: `user` is its first user, `policy` its first policy.
    init(_ page: GuidePage) throws {
        let test = try #require(GuideRules(page).set.tests.first)
        let now = try #require(test.now)
        let inventory = try Inventory(
            given: test.given.resources, organization: test.given.organization, incomplete: test.given.incomplete,
            dialect: test.dialect, takenAt: now)
        environment.objectTypes = ResourceSchema.objectTypes
        declare("now", .timestamp, .timestamp(now))
        declare("org", .object(ResourceKind.organization.objectTypeName), .object(OrganizationObject(inventory)))
        for kind in [ResourceKind.user, .policy] {
            let first = try #require(inventory.collection(of: kind).resources.first)
            declare(kind.variableName, .object(kind.objectTypeName), .object(ResourceObject(first)))
        }
    }

    private mutating func declare(_ name: String, _ type: CELType, _ value: CELValue) {
        environment.variables[name] = type
        values[name] = value
    }

    func value(of variable: String) -> CELValue? { values[variable] }
}
