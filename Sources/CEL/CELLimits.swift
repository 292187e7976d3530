/// Bounds that keep any input from costing unbounded time, memory or stack.
package struct CELLimits: Sendable {
    /// Bytes of UTF-8 in a source.
    package var sourceLength = 100_000
    /// Levels of nesting of a parsed expression (operators, calls, brackets).
    package var depth = 250
    /// Nodes after macro expansion.
    package var nodes = 100_000
    /// Comprehensions inside one another.
    package var comprehensionDepth = 8
    /// Steps (evaluated nodes and looked-at elements) of one evaluation.
    package var evaluationSteps = 50_000_000
    /// Steps of all evaluations of a bound program together.
    package var runSteps = 5_000_000_000
    /// Steps of all that a bound program computes once.
    package var keptSteps = 200_000_000
    /// Elements of a list or a map that an evaluation makes; bytes of a string or bytes value that it makes.
    package var collectionSize = 10_000_000

    package init() {}
}
