internal import JSON

/// A user of the cloud dialect, with the fields that searches select by.
struct CloudAccount: Listed {
    let id: String
    /// The user object without what has to be asked for.
    let json: StoredJSON
    /// What a search tells when it is asked to `expand` it, by the member's name.
    let expansions: StoredJSON
    /// In the live shape.
    let roleAssignments: [StoredJSON]
    /// Absent where the snapshot does not tell.
    let deactivatedOn: JSONValue?
    /// What the older listing says of it, where the snapshot tells.
    private let listedManaged: StoredJSON?
    let status: String?
    let accountStatus: String?
    let membershipStatus: String?
    let claimStatus: String?
    let isMFAEnabled: Bool?
    /// With prefix.
    let roleIDs: Set<String>
    let groupIDs: Set<String>

    static let expandable = ["platformRoles", "productAccess", "groups", "counts"]

    /// Takes the snapshot's details out of the object: the API serves them behind calls of their own.
    ///
    /// `sets` holds those that accounts have in common.
    init(id: String, object: JSONObject, sets: inout Set<Set<String>>) {
        var object = object
        self.id = id
        roleAssignments = object["role_assignments"]?.array?.map(StoredJSON.init) ?? []
        deactivatedOn = object["deactivated_on"]
        status = object["status"]?.string
        accountStatus = object["accountStatus"]?.string
        membershipStatus = object["membershipStatus"]?.string
        claimStatus = object["claimStatus"]?.string
        isMFAEnabled = object["mfaEnabled"]?.bool
        listedManaged = object["managed_account"]?.object.map { StoredJSON(.object($0)) }
        var roles = Set(object["platformRoles"]?.array?.compactMap(\.string) ?? [])
        for assignment in object["role_assignments"]?.array ?? [] {
            roles.formUnion(assignment["roleAssignments"]?.array?.compactMap { $0["role"]?.string } ?? [])
            roles.formUnion(assignment["roles"]?.array?.compactMap(\.string) ?? [])
        }
        func shared(_ set: Set<String>) -> Set<String> { sets.insert(set).memberAfterInsert }
        roleIDs = shared(roles)
        groupIDs = shared(Set(object["groups"]?.array?.compactMap { $0["id"]?.string } ?? []))
        var expansions = JSONObject()
        for key in Self.expandable {
            expansions[key] = object[key]
            object[key] = nil
        }
        // Who may do what everywhere is known of everyone.
        let platform = roles.filter(Self.platformRoles.contains).sorted().map(JSONValue.string)
        expansions["platformRoles"] = expansions["platformRoles"] ?? .array(platform)
        self.expansions = StoredJSON(.object(expansions))
        for key in ["role_assignments", "deactivated_on", "managed_account"] { object[key] = nil }
        json = StoredJSON(.object(object))
    }

    private static let platformRoles: Set = [
        "atlassian/org-admin", "atlassian/site-admin", "atlassian/user-access-admin", "atlassian/ai-access",
    ]

    /// The account in the older listing's names.
    private static func managed(_ id: String, _ user: JSONObject) -> JSONObject {
        var account: JSONObject = ["account_id": .string(id)]
        for (old, new) in [
            ("account_type", "accountType"), ("account_status", "accountStatus"), ("name", "name"),
            ("picture", "picture"), ("email", "email"),
        ] {
            account[old] = user[new]
        }
        // The older listing always has one.
        account["picture"] = account["picture"] ?? ""
        return account
    }

    /// The object with what is asked for.
    func json(expanding names: [String]) -> StoredJSON {
        guard !names.isEmpty else { return json }
        var object = json.object
        let expansions = expansions.object
        for name in names {
            let key = name.hasPrefix("counts.") ? "counts" : name
            object[key] = expansions[key] ?? (key == "counts" ? ["resources": 0] : .array([]))
        }
        return StoredJSON(.object(object))
    }

    var isManaged: Bool { claimStatus == "managed" }

    /// What the older listing says of it; nil for an account that is not managed.
    var managed: StoredJSON? {
        guard isManaged else { return nil }
        return listedManaged ?? StoredJSON(.object(Self.managed(id, json.object)))
    }

    var email: String? { json.object["email"]?.string }
    var name: String? { json.object["name"]?.string }

    /// The part of the email behind the last `@`, in lower case.
    var emailDomain: String? {
        email?.lastIndex(of: "@").flatMap { at in email.map { String($0[$0.index(after: at)...]).lowercased() } }
    }
}
