package import JSON
import Observations

extension PolicyForm {
    /// What changes without anybody changing the policy: the only parts in which two answers about one state may differ.
    private var volatile: [[String]] {
        switch dialect {
        case .reference: [["updated"], ["links"]]
        case .cloud:
            [
                ["links"], ["message"], ["attributes", "updatedAt"],
                ["attributes", "resources", Self.each, "applicationStatus"],
            ]
        }
    }

    /// Stands for every element of a list.
    private static let each = "[]"

    /// The policy without what changes by itself.
    package func stable(_ policy: JSONObject) -> JSONObject {
        volatile.reduce(policy) { Self.removing($1[...], from: $0) }
    }

    /// SHA-256 over the canonical JSON of the whole object, what changes by itself aside.
    package func digest(of policy: JSONObject) -> String {
        String(sha256: JSONValue.object(stable(policy)).canonicalBytes())
    }

    /// Whether both are the same state of a policy.
    package func isSame(_ one: JSONObject, _ other: JSONObject) -> Bool {
        stable(one) == stable(other)
    }

    /// When the policy was changed last, as it says itself; nil where it does not.
    package func updated(_ policy: JSONObject) -> String? {
        let parts = dialect == .reference ? policy : policy["attributes"]?.object
        return parts?[dialect == .reference ? "updated" : "updatedAt"]?.string
    }

    private static func removing(_ keys: ArraySlice<String>, from object: JSONObject) -> JSONObject {
        guard let key = keys.first, let inner = object[key] else { return object }
        var object = object
        let rest = keys.dropFirst()
        if rest.isEmpty {
            object[key] = nil
        } else if case .object(let inner) = inner {
            object[key] = .object(removing(rest, from: inner))
        } else if case .array(let elements) = inner, rest.first == each {
            object[key] = .array(
                elements.map { element in
                    element.object.map { .object(removing(rest.dropFirst(), from: $0)) } ?? element
                })
        }
        return object
    }
}
