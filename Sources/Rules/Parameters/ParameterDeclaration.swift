package import CEL
import Diagnostics

/// A parameter that rules read as `params.NAME`.
package struct ParameterDeclaration: Sendable {
    package var name: String
    package var type: ParameterType
    /// Nil where a value must be given.
    package var defaultValue: CELValue?
    package var summary: String?
    var source: SourceText
    var nameRange: Range<Int>
}
