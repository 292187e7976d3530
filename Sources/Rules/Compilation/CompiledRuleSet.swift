import Diagnostics
package import Observations

/// All rules of a run, ready to be evaluated, with the values of their parameters.
package struct CompiledRuleSet: Sendable {
    /// By id as UTF-8 bytes.
    package var rules: [CompiledRule]
    /// The `let`s of each file, by the file's path, in its order.
    package var lets: [String: [CompiledLet]]
    package var parameters: ParameterValues
    package var inputs: InputValues
    /// In the order of the files.
    package var inputDeclarations: [InputDeclaration]
    /// The kinds of resources that rules read of second inventories.
    package var inputKinds: Set<ResourceKind> = []
    package var tests: [RuleTest]
    /// Ids of all rules that were loaded, chosen or not.
    package var knownIDs: Set<String>
    /// Of all parameters.
    package var declarations: [ParameterDeclaration]
    /// Waivers and attestations of rules that were loaded, chosen or not.
    package var waivers: [CompiledWaiver] = []
    /// Whether counts are wanted as they are, also where fewer calls would do to decide them: a baseline compares them.
    package var countsAreCompared = false

    /// Whether the count of a rule is wanted as it is: something compares it, such as a waiver's bound.
    package func isCountCompared(of rule: String) -> Bool {
        countsAreCompared || waivers.contains { $0.waiver.rule == rule && $0.waiver.hasBound }
    }

    /// The same with some rules only; their parameters and `let`s stay.
    package func filtered(_ isIncluded: (RuleMetadata) -> Bool) -> CompiledRuleSet {
        var set = self
        set.rules = rules.filter { isIncluded($0.metadata) }
        return set
    }
}

/// A parameter that cannot take a value.
package struct ParameterFailure: Error, CustomStringConvertible {
    package let description: String
}

extension CompiledRuleSet {
    /// The same with other values of some parameters.
    package func replacing(_ texts: [String: ParameterText]) throws(ParameterFailure) -> CompiledRuleSet {
        var set = self
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            guard let declaration = declarations.first(where: { $0.name == name }) else {
                let nearest = nearest(to: name, among: declarations.map(\.name))
                throw ParameterFailure(description: CompilerMessages.unknownParameter(name, nearest: nearest))
            }
            guard let value = ParameterReader(type: declaration.type).read(text) else {
                throw ParameterFailure(description: RuleMessages.parameterValue(text, of: name, declaration.type))
            }
            set.parameters = set.parameters.replacing([name: value])
        }
        return set
    }
}
