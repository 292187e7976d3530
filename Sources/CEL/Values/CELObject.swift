/// A value with declared fields that the host computes when they are read.
package protocol CELObject: Sendable {
    /// The name of its `CELObjectType`.
    var typeName: String { get }
    /// The field's value; nil when it is absent; `.unknown` when it cannot be seen, `.error` when it is malformed.
    func field(_ name: String) -> CELValue?
    /// Whether both are the same value.
    func isEqual(to other: any CELObject) -> Bool
}

/// A value without fields that only functions look into, such as an IP address.
package protocol CELOpaque: Sendable {
    /// The name of its type.
    var typeName: String { get }
    func isEqual(to other: any CELOpaque) -> Bool
}
