import CEL
import JSON
import Observations

/// A resource and its fields as text, so that tables show what expressions read.
struct FieldText {
    private let object: any CELObject

    init(
        _ json: JSONValue, _ kind: ResourceKind, _ dialect: Dialect, shape: ResourceLayout.Shape = .api,
        complete: Set<Detail> = []
    ) throws {
        let layout = ResourceLayout(kind, dialect, shape: shape, completeDetails: complete)
        guard let resource = Resource(json, layout) else { throw NoResource() }
        object = ResourceObject(resource)
    }

    struct NoResource: Error {}

    /// What stands at a path such as `product_access[0].key`; `absent`, `error: …`, or `unsupported: …`, `detail: …` and so on.
    func callAsFunction(_ path: String) -> String {
        var value: CELValue? = .object(object)
        for segment in path.split(separator: ".") {
            let parts = segment.split(whereSeparator: { "[]".contains($0) })
            guard case .object(let object)? = value else { return Self.text(value) }
            value = object.field(String(parts[0]))
            if parts.count > 1, let index = Int(parts[1]) {
                guard case .list(let list)? = value, list.count > index else { return Self.text(value) }
                value = list[index]
            }
        }
        return Self.text(value)
    }

    private static func text(_ value: CELValue?) -> String {
        switch value {
        case nil: "absent"
        case .error(let error)?: "error: \(error.message)"
        case .unknown(let unknown)?:
            unknown.attributes.map { "\($0.cause) \($0.path): \($0.text)" }.sorted().joined(separator: "; ")
        case .list(let list)?: "[" + list.elements.map { text($0) }.joined(separator: ", ") + "]"
        case let value?: "\(value)"
        }
    }
}
