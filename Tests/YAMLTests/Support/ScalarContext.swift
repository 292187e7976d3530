import YAML

/// A place in a file at which a scalar may stand.
struct ScalarContext: Sendable {
    let before: String
    let after: String
    /// The indentation of the block collection around it, -1 for none.
    let parentIndentation: Int
    let isFlow: Bool
    /// The way from the root to the scalar.
    let path: [Step]

    enum Step: Sendable {
        case key(String)
        case index(Int)
    }

    static let block = [
        ScalarContext("k: ", "z: 1\n", in: 0, [.key("k")]),
        ScalarContext("a:\n  k: ", "  z: 1\n", in: 2, [.key("a"), .key("k")]),
        ScalarContext("- ", "- z\n", in: 0, [.index(0)]),
        ScalarContext("- a: 1\n  k: ", "  z: 1\n- b\n", in: 2, [.index(0), .key("k")]),
        ScalarContext("- - ", "  - z\n", in: 2, [.index(0), .index(0)]),
        ScalarContext("k: &anchor ", "z: *anchor\n", in: 0, [.key("k")]),
        ScalarContext("é: 😀\nk:\n- ", "- 日\n", in: 0, [.key("k"), .index(0)]),
        ScalarContext("--- ", "", in: -1, []),
        ScalarContext("k: ", "", in: 0, [.key("k")]),
    ]

    static let flow = [
        ScalarContext("k: [1, ", ", 2]\n", in: 0, [.key("k"), .index(1)], isFlow: true),
        ScalarContext("{é: ", ", b: 2}\n", in: -1, [.key("é")], isFlow: true),
        ScalarContext("[[&a ", "], *a]", in: -1, [.index(0), .index(0)], isFlow: true),
    ]

    private init(_ before: String, _ after: String, in parent: Int, _ path: [Step], isFlow: Bool = false) {
        self.before = before
        self.after = after
        self.path = path
        self.isFlow = isFlow
        parentIndentation = parent
    }

    /// The scalar that the context's place holds.
    func scalar(in root: YAMLNode?) -> YAMLScalar? {
        var node = root
        for step in path {
            switch (step, node?.kind) {
            case (.key(let key), .mapping(let pairs)): node = pairs.first { $0.key.scalar?.text == key }?.value
            case (.index(let index), .sequence(let items)): node = items.dropFirst(index).first
            default: return nil
            }
        }
        return node?.scalar
    }
}
