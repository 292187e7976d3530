package import CEL
import Diagnostics

/// A parameter that rules read as `params.NAME`.
package struct ParameterDeclaration: Sendable {
    package var name: String
    package var type: ParameterType
    /// Nil where a value must be given, or where what stands there is none.
    package var defaultValue: CELValue?
    /// Whether a default stands in the file, be it right or wrong.
    var hasDefault: Bool
    package var summary: String?
    var source: SourceText
    var nameRange: Range<Int>
}
