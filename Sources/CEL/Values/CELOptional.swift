/// A value that may be absent, as `optional.of(x)`, `optional.none()`, `map.?key` and `list[?0]` give.
package struct CELOptional: Sendable {
    /// Holds the value, since a struct cannot hold one of the enum that it is a case of.
    private final class Box: Sendable {
        let value: CELValue

        init(_ value: CELValue) {
            self.value = value
        }
    }

    /// `optional.none()`.
    package static let none = CELOptional(nil)

    private let box: Box?

    /// An optional of the value, or none.
    package init(_ value: CELValue?) {
        box = value.map(Box.init)
    }

    /// Nil for none.
    package var value: CELValue? {
        box?.value
    }
}

extension CELOptional {
    /// What an optional stands for in a list or map literal: its value, nothing, or an error where it is no optional.
    static func entry(_ value: CELValue) -> CELValue? {
        switch value {
        case .optional(let optional): optional.value
        case .error, .unknown: value
        default: .error(.noSuchOverload, "what follows a `?` must be an optional, not `\(value.typeName)`")
        }
    }
}
