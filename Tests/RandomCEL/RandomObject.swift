package import CEL

/// An object that is what it is and equals nothing else.
package final class RandomObject: CELObject {
    package let typeName: String
    private let fields: [String: CELValue]

    init(_ typeName: String, _ fields: [String: CELValue]) {
        self.typeName = typeName
        self.fields = fields
    }

    package func field(_ name: String) -> CELValue? {
        fields[name]
    }

    /// The same object with another value of a field, or without one.
    package func replacing(_ name: String, with value: CELValue?) -> RandomObject {
        var fields = fields
        fields[name] = value
        return RandomObject(typeName, fields)
    }

    package func isEqual(to other: any CELObject) -> Bool {
        (other as? RandomObject) === self
    }
}
