package import CEL

/// Something of a second inventory: what is not known of it cannot be asked for, and says where it is missing.
package struct InputObject: CELObject {
    /// What it is in the inventory that it comes from.
    let base: any CELObject
    /// The name of the input.
    let input: String

    package var typeName: String {
        ResourceSchema.inputTypeName(base.typeName)
    }

    package func field(_ name: String) -> CELValue? {
        base.field(name).map { $0.of(input: input) }
    }

    package func isEqual(to other: any CELObject) -> Bool {
        guard let other = other as? InputObject else { return false }
        return base.isEqual(to: other.base)
    }
}

extension CELValue {
    /// The same as part of a second inventory.
    func of(input: String) -> CELValue {
        switch self {
        case .object(let object): .object(InputObject(base: object, input: input))
        case .list(let list) where list.elements.contains(where: \.isObject):
            .list(CELList(list.elements.map { $0.of(input: input) }))
        case .unknown(let unknown): .unknown(unknown.of(input: input))
        default: self
        }
    }

    private var isObject: Bool {
        if case .object = self { true } else { false }
    }
}

extension CELUnknown {
    fileprivate func of(input: String) -> CELUnknown {
        var unknown = CELUnknown(
            Set(
                attributes.map { attribute in
                    // Nothing can be fetched for it.
                    let cause =
                        attribute.cause == UnknownCause.detail ? ReasonKind.incomplete.rawValue : attribute.cause
                    let text = attribute.text.isEmpty ? "`\(attribute.path)` could not be seen" : attribute.text
                    return Attribute(
                        path: "\(input) \(attribute.path)", cause: cause, text: "input `\(input)`: \(text)")
                }))
        unknown.membership = membership
        return unknown
    }
}
