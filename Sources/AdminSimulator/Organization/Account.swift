internal import JSON

/// A user, and what the API tells of him by other calls than the listing of users.
struct Account: Listed {
    let id: String
    /// The user object without the details below.
    var json: StoredJSON
    var roleAssignments: [StoredJSON]
    /// Whether `GET /v1/orgs/{orgId}/users` lists the account.
    let isManaged: Bool
    var isInDirectory = true

    /// Takes the snapshot's details, `role_assignments` and `claim_status`, out of the user object: the API serves
    /// them behind calls of their own.
    init(id: String, object: JSONObject) {
        var object = object
        self.id = id
        roleAssignments = object["role_assignments"]?.array?.map(StoredJSON.init) ?? []
        isManaged = object["claim_status"]?.string != "unmanaged"
        object["role_assignments"] = nil
        object["claim_status"] = nil
        json = StoredJSON(.object(object))
    }

    var status: String? {
        json.object["account_status"]?.string
    }

    mutating func set(_ key: String, to value: JSONValue) {
        var object = json.object
        object[key] = value
        json = StoredJSON(.object(object))
    }
}
