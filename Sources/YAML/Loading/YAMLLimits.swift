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

    /// Limits far above what people write.
    package init() {}
}
