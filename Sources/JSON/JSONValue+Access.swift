extension JSONValue {
    /// The text; nil for every other value.
    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The integer; nil for every other value, numbers with a fraction or an exponent or beyond 64 bits among them.
    package var int: Int64? {
        guard case .number(let value) = self else { return nil }
        return value.int
    }

    /// The number; nil for every other value.
    package var double: Double? {
        guard case .number(let value) = self else { return nil }
        return value.double
    }

    /// True or false; nil for every other value.
    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements; nil for every other value.
    package var array: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members; nil for every other value.
    package var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// Whether it is `null`.
    package var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }

    /// What stands at the end of a path of keys: `json["attributes", "claim", "status"]`; nil where an object or a member on
    /// the way is missing.
    package subscript(key: String, rest: String...) -> JSONValue? {
        var value = object?[key]
        for key in rest {
            value = value?.object?[key]
        }
        return value
    }
}
