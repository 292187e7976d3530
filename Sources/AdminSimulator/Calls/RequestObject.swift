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

    func bool(_ key: String) throws(Refusal) -> Bool? {
        switch object[key] {
        case nil: nil
        case .bool(let value)?: value
        default: throw .badRequest("`\(key)` is neither true nor false")
        }
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let value = object[key] else { return nil }
        guard let number = value.int.flatMap({ Int(exactly: $0) }), range.contains(number) else {
            throw .badRequest("`\(key)` is not a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The texts of a list that, where it is there, has at least one element and no more than the maximum.
    /// - Parameter values: Nil: any text.
    func choices(_ key: String, among values: [String]? = nil, maximum: Int) throws(Refusal) -> Set<String>? {
        guard object[key] != nil else { return nil }
        let texts = try strings(key)
        guard (1...maximum).contains(texts.count) else {
            throw .badRequest("`\(key)` does not have from 1 to \(maximum) elements")
        }
        if let values, let unknown = texts.first(where: { !values.contains($0) }) {
            throw .badRequest("`\(unknown)` in `\(key)` is none of \(values.joined(separator: ", "))")
        }
        return Set(texts)
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
