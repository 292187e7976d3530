extension CELLibrary {
    /// `sets.contains`, `sets.equivalent` and `sets.intersects` on lists.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#sets.
    package static let sets = CELLibrary([
        set("contains", CELSets.contains),
        set("equivalent") { left, right, steps in
            let forth = CELSets.contains(left, right, &steps)
            guard case .bool(true) = forth else { return forth }
            return CELSets.contains(right, left, &steps)
        },
        set("intersects", CELSets.intersects),
    ])

    private static func set(
        _ name: String, _ compute: @escaping @Sendable ([CELValue], [CELValue], inout Int) -> CELValue
    ) -> CELFunction {
        let list = CELType.list(.parameter("T"))
        return CELFunction(
            "sets.\(name)",
            [
                .metered("list_sets_\(name)_list", [list, list], .bool) { arguments, steps in
                    guard case (.list(let left), .list(let right)) = (arguments[0], arguments[1]) else { return nil }
                    return compute(left.elements, right.elements, &steps)
                }
            ])
    }
}
