/// A key of a mapping and its value.
package struct YAMLPair: Sendable {
    /// The key, always a scalar.
    package let key: YAMLNode
    /// The value.
    package let value: YAMLNode
}
