internal import JSON

/// The description's `MultiDirectoryUserSearchRequest`.
struct CloudUserSearch: Hashable, Sendable {
    private var accountIDs: Set<String>?
    private var groupIDs: Set<String>?
    private var isMFAEnabled: Bool?
    private var claimStatus: String?
    private var status: Set<String>?
    private var accountStatus: Set<String>?
    private var membershipStatus: Set<String>?
    private var roleIDs: Set<String>?
    private var emailDomains: Set<String>?
    private var emails: Set<String>?
    private var term: String?
    let expand: [String]
    let size: Int

    /// The body has the shape that the description gives it.
    init(_ body: RequestObject) throws(Refusal) {
        accountIDs = body.texts("accountIds")
        groupIDs = body.texts("groupIds")
        isMFAEnabled = body.object["mfaEnabled"]?.bool
        claimStatus = body.object["claimStatus"]?.string
        status = body.texts("status")
        accountStatus = body.texts("accountStatus")
        membershipStatus = body.texts("membershipStatus")
        roleIDs = body.texts("roleIds")
        emailDomains = body.texts("emailDomains").map { Set($0.map { $0.lowercased() }) }
        emails = body.texts("emails")
        term = body.object["searchTerm"]?.string
        guard term == nil || emails == nil else {
            throw .badRequest("`searchTerm` and `emails` exclude each other")
        }
        expand = body.texts("expand")?.sorted() ?? []
        size = body.object["limit"]?.int.map { Int($0) } ?? 50
    }

    /// What the query of a count selects by.
    init(_ query: Query) {
        func set(_ name: String) -> Set<String>? { query.list(name).map { Set($0) } }
        accountIDs = set("accountIds")
        groupIDs = set("groupIds")
        isMFAEnabled = query["mfaEnabled"].map { $0 == "true" }
        claimStatus = query["claimStatus"]
        status = set("status")
        accountStatus = set("accountStatus")
        membershipStatus = set("membershipStatus")
        roleIDs = set("roleIds")
        emailDomains = set("emailDomains").map { Set($0.map { $0.lowercased() }) }
        term = query["searchTerm"]
        expand = []
        size = 0
    }

    func includes(_ account: CloudAccount) -> Bool {
        func holds(_ wanted: Set<String>?, _ value: @autoclosure () -> String?) -> Bool {
            wanted.map { wanted in value().map(wanted.contains) ?? false } ?? true
        }
        return holds(accountIDs, account.id) && holds(status, account.status)
            && holds(accountStatus, account.accountStatus) && holds(membershipStatus, account.membershipStatus)
            && (claimStatus == nil || claimStatus == account.claimStatus)
            && (isMFAEnabled == nil || isMFAEnabled == account.isMFAEnabled)
            && holds(emailDomains, account.emailDomain) && holds(emails, account.email)
            && (roleIDs.map { !$0.isDisjoint(with: account.roleIDs) } ?? true)
            && (groupIDs.map { !$0.isDisjoint(with: account.groupIDs) } ?? true)
            && (term.map { term in
                [account.name, account.email].contains { $0?.lowercased().contains(term.lowercased()) ?? false }
            } ?? true)
    }
}
