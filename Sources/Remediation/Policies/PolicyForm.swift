package import JSON
package import Observations
package import Rules

/// How a dialect writes a policy: where its parts stand.
package struct PolicyForm: Hashable, Sendable {
    package let dialect: Dialect

    package init(_ dialect: Dialect) {
        self.dialect = dialect
    }

    /// The keys that lead to a path's value in the policy's JSON.
    package func keys(to path: PolicyPath) -> [String] {
        switch dialect {
        case .reference: path.segments
        case .cloud: path.segments.first == "attributes" ? path.segments : ["attributes"] + path.segments
        }
    }

    /// What stands at a path; nil where nothing does.
    package func value(at path: PolicyPath, in policy: JSONObject) -> JSONValue? {
        keys(to: path).reduce(JSONValue.object(policy)) { value, key in value?.object?[key] }
    }

    /// Nil where the object has no id or no type, so is no policy of the dialect.
    package func identity(of policy: JSONObject) -> PolicyIdentity? {
        let type = dialect == .reference ? policy["type"] : policy["attributes"]?.object?["type"]
        guard let id = policy["id"]?.string, !id.isEmpty, let type = type?.string else { return nil }
        return PolicyIdentity(id: id, type: type, name: value(at: .name, in: policy)?.string)
    }

    /// `enabled`, `disabled` or another word; nil where it says none.
    package func status(of policy: JSONObject) -> String? {
        value(at: .status, in: policy)?.string
    }
}
