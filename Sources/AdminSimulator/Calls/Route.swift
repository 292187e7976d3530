internal import HTTPTypes

/// Where a request goes: an operation and the values in its path.
struct Route {
    let operation: SimulatedOperation
    let parameters: [String: String]

    /// Finds the operation of a request.
    /// - Throws: 404 when no path fits, 405 when another method would.
    init(method: HTTPRequest.Method, path: String, in dialect: SimulatedDialect) throws(Refusal) {
        let base = dialect.basePath + "/"
        let segments = path.dropFirst(base.count).split(separator: "/", omittingEmptySubsequences: false)
        // The operations are declared so that a path of letters stands before one that would take it as a parameter.
        guard path.hasPrefix(base),
            let template = Self.templates[dialect]?.first(where: { $0.matches(segments) }),
            let parameters = template.parameters(in: segments)
        else {
            throw .notFound("nothing is at this address")
        }
        guard let operation = template.operations.first(where: { $0.method == method }) else {
            throw .methodNotAllowed(template.operations.map(\.method))
        }
        self.operation = operation
        self.parameters = parameters
    }

    /// A path of the description and the operations on it.
    private struct Template {
        let segments: [Substring]
        var operations: [SimulatedOperation]

        func matches(_ candidate: [Substring]) -> Bool {
            segments.count == candidate.count
                && zip(segments, candidate).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
        }

        /// The decoded values; nil when one is not percent-encoded UTF-8, which no id is.
        func parameters(in candidate: [Substring]) -> [String: String]? {
            var parameters: [String: String] = [:]
            for (segment, value) in zip(segments, candidate) where segment.hasPrefix("{") {
                guard let decoded = PercentEncoding.decode(value) else { return nil }
                parameters[String(segment.dropFirst().dropLast())] = decoded
            }
            return parameters
        }
    }

    private static let templates = Dictionary(
        uniqueKeysWithValues: SimulatedDialect.allCases.map { ($0, templates(in: $0)) })

    private static func templates(in dialect: SimulatedDialect) -> [Template] {
        var templates: [Template] = []
        for operation in SimulatedOperation.allCases where operation.belongs(to: dialect) {
            let segments = operation.path.dropFirst().split(separator: "/")
            if let index = templates.firstIndex(where: { $0.segments == segments }) {
                templates[index].operations.append(operation)
            } else {
                templates.append(Template(segments: segments, operations: [operation]))
            }
        }
        return templates
    }
}
