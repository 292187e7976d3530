package import CEL
import Observations
package import Rules

extension CompiledRuleSet {
    /// The same with the parameters and inputs that a test gives.
    package func prepared(for test: RuleTest, at now: CELTimestamp) throws -> CompiledRuleSet {
        var rules = try replacing(test.parameters)
        rules.inputs = try InputValues(given: test.inputs, to: rules, dialect: test.dialect, at: now)
        return rules
    }
}

extension InputValues {
    /// What a test gives; the other inputs of the rule set stay unknown.
    init(
        given inputs: [GivenInput], to rules: CompiledRuleSet, dialect: Dialect, at now: CELTimestamp
    ) throws(GivenResourceError) {
        self.init(notGivenTo: rules.inputDeclarations.map(\.name))
        for input in inputs {
            switch input.content {
            case .table(let table):
                set(input.name, to: table.value)
            case .inventory(let given, let own):
                let inventory = try Inventory(given: given, dialect: own ?? dialect, takenAt: now)
                set(input.name, to: .object(InputInventory(inventory, named: input.name)))
            }
        }
    }
}

extension Inventory {
    /// An organization of a rule test.
    init(given: GivenOrganization, dialect: Dialect, takenAt: CELTimestamp) throws(GivenResourceError) {
        try self.init(
            given: given.resources, organization: given.organization, incomplete: given.incomplete, dialect: dialect,
            takenAt: takenAt)
    }
}
