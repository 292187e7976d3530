/// A finished node and what an alias to it would cost.
struct BuiltNode {
    let node: YAMLNode
    /// How many nodes it holds, itself included.
    let size: Int
    /// How many collections stand inside each other in it, 0 for a scalar.
    let height: Int
}
