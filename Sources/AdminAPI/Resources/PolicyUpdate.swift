package import JSON

/// What a policy is to become; what is nil is not sent. Whether the server replaces `attributes` or merges them is not
/// established, so they should be whole.
package struct PolicyUpdate: Sendable, Hashable {
    /// The new display name.
    package var name: String?
    /// `enabled` or `disabled`.
    package var status: String?
    /// What the policy says, in a shape of its type's own.
    package var attributes: JSONObject?

    /// An update of nothing, unless told otherwise.
    package init(name: String? = nil, status: String? = nil, attributes: JSONObject? = nil) {
        self.name = name
        self.status = status
        self.attributes = attributes
    }

    var json: JSONValue {
        var body = JSONObject()
        body["name"] = name.map { .string($0) }
        body["status"] = status.map { .string($0) }
        body["attributes"] = attributes.map { .object($0) }
        return .object(body)
    }
}
