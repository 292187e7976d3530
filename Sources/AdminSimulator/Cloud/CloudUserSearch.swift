internal import JSON

/// The description's `MultiDirectoryUserSearchRequest`.
struct CloudUserSearch: Hashable, Sendable {
    var accountIDs: Set<String>?
    var groupIDs: Set<String>?
    var isMFAEnabled: Bool?
    var claimStatus: String?
    var status: Set<String>?
    var accountStatus: Set<String>?
    var membershipStatus: Set<String>?
    var roleIDs: Set<String>?
    var emailDomains: Set<String>?
    var emails: Set<String>?
    var term: String?
    var expand: [String]
    var size: Int

    private static let roles = [
        "user", "admin", "guest", "customer", "user-access-admin", "contributor", "basic", "stakeholder", "org-admin",
        "site-admin", "ai-access",
    ].map { "atlassian/" + $0 }

    init(_ body: RequestObject) throws(Refusal) {
        accountIDs = try body.choices("accountIds", maximum: 10)
        _ = try body.choices("directoryIds", maximum: 10)
        _ = try body.choices("resourceIds", maximum: 10)
        groupIDs = try body.choices("groupIds", maximum: 10)
        isMFAEnabled = try body.bool("mfaEnabled")
        claimStatus = try body.choice("claimStatus", among: ["managed", "unmanaged"])
        status = try body.choices(
            "status", among: ["active", "suspended", "not_invited", "deactivated", "for_deletion"], maximum: 5)
        accountStatus = try body.choices("accountStatus", among: ["active", "inactive", "closed"], maximum: 3)
        membershipStatus = try body.choices(
            "membershipStatus", among: ["active", "suspended", "no_membership"], maximum: 3)
        roleIDs = try body.choices("roleIds", among: Self.roles, maximum: 10)
        emailDomains = try body.choices("emailDomains", maximum: 10).map { Set($0.map { $0.lowercased() }) }
        emails = try body.choices("emails", maximum: 100)
        term = try body.string("searchTerm")
        guard term == nil || emails == nil else {
            throw .badRequest("`searchTerm` and `emails` exclude each other")
        }
        _ = try body.string("sortBy")
        expand =
            try body.choices(
                "expand", among: ["platformRoles", "counts.resources", "productAccess", "groups"], maximum: 4)?.sorted()
            ?? []
        size = try body.integer("limit", in: 1...100) ?? 50
    }

    func includes(_ account: CloudAccount) -> Bool {
        func holds(_ wanted: Set<String>?, _ value: String?) -> Bool {
            wanted.map { wanted in value.map(wanted.contains) ?? false } ?? true
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
