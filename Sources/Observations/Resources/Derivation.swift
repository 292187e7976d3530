internal import JSON

/// Computes a field from the JSON around it.
typealias Derivation = @Sendable (Reading) -> Derived

/// What a field is computed from.
struct Reading {
    let resource: Resource
    /// The object that the field belongs to: the resource's JSON, or an object within it.
    let object: JSONObject
}

/// What a computation gives: a value as the schema's type has it in JSON, or why there is none.
enum Derived {
    /// Nil: it is absent.
    case value(JSONValue?)
    /// Lower case, no full stop.
    case malformed(String)
}
