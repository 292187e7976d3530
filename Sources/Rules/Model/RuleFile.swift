package import Diagnostics

/// One file of rules.
package struct RuleFile: Sendable {
    package var source: SourceText
    package var parameters: [ParameterDeclaration]
    package var inputs: [InputDeclaration]
    /// Named expressions of this file, in its order.
    package var lets: [LetDeclaration]
    package var rules: [Rule]
    /// Tests that name their rule, of a `*.test.yaml` file.
    package var tests: [RuleTest]
}
