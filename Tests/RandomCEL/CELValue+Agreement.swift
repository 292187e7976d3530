package import CEL

extension CELValue {
    /// Whether two evaluations agree: both errors, unknowns that depend on the same, or the same value of the same type.
    package func agrees(with other: CELValue) -> Bool {
        switch (self, other) {
        case (.error, .error): true
        case (.unknown(let left), .unknown(let right)): left.wholeAttributes == right.wholeAttributes
        case (.double(let left), .double(let right)): left.isNaN ? right.isNaN : left == right
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left.elements, right.elements).allSatisfy { $0.agrees(with: $1) }
        case (.map(let left), .map(let right)):
            left.count == right.count && zip(left.keys, right.keys).allSatisfy { $0.agrees(with: $1) }
                && zip(left.values, right.values).allSatisfy { $0.agrees(with: $1) }
        case (.optional(let left), .optional(let right)):
            switch (left.value, right.value) {
            case (nil, nil): true
            case (let left?, let right?): left.agrees(with: right)
            default: false
            }
        default: typeName == other.typeName && isEqual(to: other)
        }
    }
}

extension CELUnknown {
    /// What was not seen, without what of it would do: whoever looks at several texts of a list at once asks for them in other words.
    fileprivate var wholeAttributes: Set<Attribute> {
        Set(attributes.map { Attribute(path: $0.path, cause: $0.cause, text: $0.text) })
    }
}
