package import Diagnostics

/// Something from elsewhere that rules read under a name: `inputs: { approved: { snapshot: DIR }, hr: { csv: FILE } }`.
package struct InputDeclaration: Sendable {
    package var name: String
    package var kind: InputKind
    /// As the file has it, relative to its folder.
    package var path: String
    /// The file that declares it.
    package var source: SourceText
    var nameRange: Range<Int>
    /// Where the path stands.
    package var pathRange: Range<Int>
}
