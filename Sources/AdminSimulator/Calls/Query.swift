/// The query parameters of a request, decoded.
struct Query {
    private let values: [String: String]

    /// Reads what the operation knows of a query string.
    /// - Throws: 400 for a parameter that is given twice or is not percent-encoded UTF-8.
    init(_ text: String, for operation: SimulatedOperation, in dialect: SimulatedDialect) throws(Refusal) {
        let known = operation.queryParameters(in: dialect)
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), known.contains(name) else { continue }
            guard let value = Self.decode(parts.count == 2 ? parts[1] : "") else {
                throw .badRequest("the parameter `\(name)` is not percent-encoded UTF-8")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .badRequest("the parameter `\(name)` is given twice")
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? {
        values[name]
    }

    /// A `+` is a space in a query: https://url.spec.whatwg.org/#urlencoded-parsing.
    private static func decode(_ text: Substring) -> String? {
        PercentEncoding.decode(text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: " "))
    }
}
