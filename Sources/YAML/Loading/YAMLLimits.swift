/// How much a YAML file may hold, so that a hostile one ends in a diagnostic instead of in hours or gigabytes.
package struct YAMLLimits: Sendable, Hashable {
    /// The most bytes of a file.
    package var maxBytes = 8 << 20
    /// The most collections inside each other, those behind aliases included.
    package var maxDepth = 64
    /// The most nodes, those behind aliases counted each time.
    package var maxNodes = 1_000_000
    /// The most nodes that all aliases together may stand for.
    package var maxAliasedNodes = 10_000

    /// The most bytes of spaces and line ends in a row: libyaml clears all the memory that the longest row of a scalar
    /// needed at each word that follows (`CLEAR` in https://github.com/yaml/libyaml/blob/0.2.5/src/yaml_private.h).
    package var maxBlankBytes = 4_096

    /// Limits far above what people write.
    package init() {}
}
