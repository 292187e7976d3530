internal import JSON

/// The query parameters of a request, decoded.
struct Query {
    private var values: [String: [String]] = [:]

    /// Reads what the operation knows of a query string.
    /// - Throws: 400 for a parameter that is given more often than it may, is not percent-encoded UTF-8, or is not what the
    ///   description of the cloud dialect allows.
    init(_ text: String, for operation: SimulatedOperation, in dialect: SimulatedDialect) throws(Refusal) {
        let shapes = dialect == .cloud ? CloudShapes.parameters(of: operation) : [:]
        let known = dialect == .cloud ? Array(shapes.keys) : operation.queryParameters
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), known.contains(name) else { continue }
            guard let value = Self.decode(parts.count == 2 ? parts[1] : "") else {
                throw .badRequest("the parameter `\(name)` is not percent-encoded UTF-8")
            }
            values[name, default: []].append(value)
        }
        for (name, texts) in values.sorted(by: { $0.key < $1.key }) {
            guard let parameter = shapes[name] else {
                guard texts.count == 1 else { throw .badRequest("the parameter `\(name)` is given twice") }
                continue
            }
            guard let value = parameter.shape.value(of: texts, isExploded: parameter.isExploded) else {
                throw .badRequest("the parameter `\(name)` is given twice")
            }
            try parameter.shape.check(value, name)
        }
    }

    /// The value of a parameter that is given once.
    subscript(name: String) -> String? {
        values[name]?.first
    }

    /// The values of a parameter that may be given several times; nil where it is not given.
    func list(_ name: String) -> [String]? {
        values[name]
    }

    /// A `+` is a space in a query: https://url.spec.whatwg.org/#urlencoded-parsing.
    private static func decode(_ text: Substring) -> String? {
        PercentEncoding.decode(text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: " "))
    }
}
