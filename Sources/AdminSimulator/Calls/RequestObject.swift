internal import JSON

/// A JSON object of a request, whose members are read with the types that the description gives them.
///
/// What the description does not require may be left out; a member of another type, null too, is a bad request.
struct RequestObject {
    let object: JSONObject

    func string(_ key: String) throws(Refusal) -> String? {
        switch object[key] {
        case nil: nil
        case .string(let text)?: text
        default: throw .badRequest("`\(key)` is not a string")
        }
    }

    func choice(_ key: String, among values: [String]) throws(Refusal) -> String? {
        guard let text = try string(key) else { return nil }
        guard values.contains(text) else {
            throw .badRequest("`\(key)` is none of \(values.joined(separator: ", "))")
        }
        return text
    }

    /// The texts of a list whose shape was checked; nil where it is not there.
    func texts(_ key: String) -> Set<String>? {
        object[key]?.array.map { Set($0.compactMap(\.string)) }
    }

    func child(_ key: String) throws(Refusal) -> RequestObject? {
        switch object[key] {
        case nil: nil
        case .object(let object)?: RequestObject(object: object)
        default: throw .badRequest("`\(key)` is not an object")
        }
    }

    func children(_ key: String) throws(Refusal) -> [RequestObject] {
        var children: [RequestObject] = []
        for element in try array(key) {
            guard case .object(let object) = element else {
                throw .badRequest("an element of `\(key)` is not an object")
            }
            children.append(RequestObject(object: object))
        }
        return children
    }

    func strings(_ key: String) throws(Refusal) -> [String] {
        var strings: [String] = []
        for element in try array(key) {
            guard case .string(let text) = element else {
                throw .badRequest("an element of `\(key)` is not a string")
            }
            strings.append(text)
        }
        return strings
    }

    private func array(_ key: String) throws(Refusal) -> [JSONValue] {
        switch object[key] {
        case nil: []
        case .array(let elements)?: elements
        default: throw .badRequest("`\(key)` is not an array")
        }
    }
}
