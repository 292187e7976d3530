extension CELLibrary {
    /// `sets.contains`, `sets.equivalent` and `sets.intersects` on lists.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#sets.
    package static let sets = CELLibrary([
        set("contains") { CELSets.contains($0, $1) },
        set("equivalent") { left, right in
            let forth = CELSets.contains(left, right)
            guard case .bool(true) = forth else { return forth }
            return CELSets.contains(right, left)
        },
        set("intersects") { CELSets.intersects($0, $1) },
    ])

    private static func set(
        _ name: String, _ compute: @escaping @Sendable ([CELValue], [CELValue]) -> CELValue
    ) -> CELFunction {
        let list = CELType.list(.parameter("T"))
        return CELFunction(
            "sets.\(name)",
            [
                .binary("list_sets_\(name)_list", list, list, .bool) { left, right in
                    guard case (.list(let left), .list(let right)) = (left, right) else { return nil }
                    return compute(left.elements, right.elements)
                }
            ])
    }
}
