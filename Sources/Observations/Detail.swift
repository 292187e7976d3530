/// Something of a resource that its listing does not tell unless it is asked to, or not at all.
///
/// The raw value is the key under which a resource of a snapshot holds it, and the name in the manifest.
package enum Detail: String, CaseIterable, Hashable, Sendable {
    /// Of a user or group, as the API lists them: one call for each.
    case roleAssignments = "role_assignments"
    /// Of a user: `managed` or `unmanaged`, which a second listing tells in the reference dialect.
    case claimStatus = "claim_status"
    /// Of a user or group of the cloud dialect, in place of role assignments: which roles searches found it to hold, and which not.
    case roleSearches = "role_searches"
    /// Of a user of the cloud dialect: a time, which only the user's own address tells.
    case deactivatedOn = "deactivated_on"
    /// Of a user of the cloud dialect: the object that the listing of managed accounts has for it.
    case managedAccount = "managed_account"
    /// Of a user of the cloud dialect, in the listing on request.
    case productAccess = "product_access"
    /// Of a user of the cloud dialect, in the listing on request.
    case groups
    /// Of a user or group of the cloud dialect, in the listing on request.
    case resourceCount = "resource_count"
    /// Of a group of the cloud dialect, in the listing on request.
    case memberCount = "member_count"
    /// Of the organization: a number.
    case userCount = "user_count"
    /// Of the organization: an object with a number for each role, without the prefix `atlassian/`.
    case roleCounts = "role_counts"

    /// Whether null is something that was fetched: that there is none. Elsewhere it is as if it had not been fetched.
    var canBeNull: Bool {
        switch self {
        case .roleAssignments, .roleSearches, .claimStatus, .userCount, .roleCounts: false
        default: true
        }
    }

    /// The keys to it in the JSON of a resource: those of the API's answer where the listing tells it, its own name elsewhere.
    func keys(in dialect: Dialect) -> [String] {
        switch (self, dialect) {
        case (.productAccess, .cloud): ["productAccess"]
        case (.resourceCount, .cloud): ["counts", "resources"]
        case (.memberCount, .cloud): ["counts", "users"]
        default: [rawValue]
        }
    }

    /// Of how many resources of a collection a detail is known.
    package enum Extent: String, CaseIterable, Hashable, Sendable {
        /// No one's was fetched.
        case none
        /// Where it was fetched it is written, even `[]`; elsewhere it is unknown.
        case some
        /// Everyone's; where it is absent there is nothing.
        case all
    }
}
