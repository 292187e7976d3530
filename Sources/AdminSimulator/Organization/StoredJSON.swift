internal import JSON

/// A JSON value kept as compact text: a tenth of the memory of the tree, and pages are joined without writing it again.
struct StoredJSON: Sendable, Hashable {
    let bytes: [UInt8]

    init(_ value: JSONValue) {
        bytes = value.serializedBytes()
    }

    /// The tree again.
    var value: JSONValue {
        guard let value = try? JSONValue(parsing: bytes, maximumDepth: .max) else {
            preconditionFailure("the stored text was written by this type's initializer")
        }
        return value
    }

    /// The tree's members, none when it is not an object.
    var object: JSONObject {
        guard case .object(let object) = value else { return JSONObject() }
        return object
    }
}
