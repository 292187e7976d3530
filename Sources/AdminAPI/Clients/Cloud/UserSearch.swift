internal import JSON

/// Which users are searched for, and what the answer tells of them. What is nil or empty is not sent.
package struct UserSearch: Sendable, Hashable {
    /// Ids of roles, `atlassian/org-admin`, of which one is enough.
    package var roleIDs: [String] = []
    /// `managed` or `unmanaged`.
    package var claimStatus: String?
    package var status: [String] = []
    package var accountStatus: [String] = []
    package var membershipStatus: [String] = []
    package var mfaEnabled: Bool?
    /// At most ten.
    package var emailDomains: [String] = []
    /// `platformRoles`, `counts.resources`, `productAccess`, `groups`.
    package var expand: [String] = []

    /// Everybody, with nothing more than the search tells by itself.
    package init() {}

    /// The same for an operation that takes it in the query, a parameter for each value.
    var query: [(name: String, value: String?)] {
        let lists = [
            ("roleIds", roleIDs), ("status", status), ("accountStatus", accountStatus),
            ("membershipStatus", membershipStatus), ("emailDomains", emailDomains),
        ]
        return lists.flatMap { name, values in values.map { (name: name, value: $0) } }
            + [("claimStatus", claimStatus), ("mfaEnabled", mfaEnabled.map { "\($0)" })]
    }

    func body(limit: Int) -> JSONValue {
        var body: JSONObject = ["limit": .number(JSONNumber(Int64(limit)))]
        func set(_ key: String, _ values: [String]) {
            if !values.isEmpty { body[key] = .array(values.map { .string($0) }) }
        }
        set("roleIds", roleIDs)
        body["claimStatus"] = claimStatus.map { .string($0) }
        set("status", status)
        set("accountStatus", accountStatus)
        set("membershipStatus", membershipStatus)
        body["mfaEnabled"] = mfaEnabled.map { .bool($0) }
        set("emailDomains", emailDomains)
        set("expand", expand)
        return .object(body)
    }
}
