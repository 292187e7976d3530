/// The operations of the two descriptions, by their `operationId`; the last two belong to the API access API, which has none.
package enum AdminOperation: String, Sendable, Hashable, CaseIterable {
    // Of both dialects, at the same place.
    case getUserRoleAssignments, getDomainById, getPolicyById, updatePolicy, getEventById

    // Of the reference dialect.
    case getOrganizations, getOrganizationById, getOrganizationUsers, getDirectoryUsers, getDirectoryUser
    case removeDirectoryUser, getDirectoryUserCount, inviteUsers, suspendUser, restoreUser, grantUserAccess
    case revokeUserAccess, assignOrganizationRole, revokeOrganizationRole, getOrganizationDomains
    case getOrganizationPolicies, getOrganizationEvents, getOrganizationGroups

    // Of the cloud dialect.
    case getOrgById, getUsers, searchDirectoryUsers, getDirectoryUserDetails, getDirectoryUsersCount, getUserStats
    case searchDirectoryGroups, getGroupRoleAssignments, getDirectoriesForOrg, getDomains, getPolicies
    case getEvents, pollEvents, getEventActions, queryWorkspacesV2
    case getApiTokens, getApiKeys

    /// The HTTP method.
    package var method: String {
        switch self {
        case .searchDirectoryUsers, .searchDirectoryGroups, .queryWorkspacesV2: "POST"
        case .removeDirectoryUser: "DELETE"
        case .updatePolicy: "PUT"
        case .inviteUsers, .suspendUser, .restoreUser, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole:
            "POST"
        case .getUserRoleAssignments, .getDomainById, .getPolicyById, .getEventById, .getOrganizations,
            .getOrganizationById, .getOrganizationUsers, .getDirectoryUsers, .getDirectoryUser, .getDirectoryUserCount,
            .getOrganizationDomains, .getOrganizationPolicies, .getOrganizationEvents, .getOrganizationGroups,
            .getOrgById, .getUsers, .getDirectoryUserDetails, .getDirectoryUsersCount, .getUserStats,
            .getGroupRoleAssignments, .getDirectoriesForOrg, .getDomains, .getPolicies, .getEvents, .pollEvents,
            .getEventActions, .getApiTokens, .getApiKeys:
            "GET"
        }
    }

    /// Whether it changes nothing, so that it may be sent again and redirects may be followed. A closed list: a new
    /// operation is a write until it is named here. The searches of the cloud dialect read by POST.
    package var isRead: Bool {
        switch self {
        case .getUserRoleAssignments, .getDomainById, .getPolicyById, .getEventById, .getOrganizations,
            .getOrganizationById, .getOrganizationUsers, .getDirectoryUsers, .getDirectoryUser, .getDirectoryUserCount,
            .getOrganizationDomains, .getOrganizationPolicies, .getOrganizationEvents, .getOrganizationGroups,
            .getOrgById, .getUsers, .searchDirectoryUsers, .getDirectoryUserDetails, .getDirectoryUsersCount,
            .getUserStats, .searchDirectoryGroups, .getGroupRoleAssignments, .getDirectoriesForOrg, .getDomains,
            .getPolicies, .getEvents, .pollEvents, .getEventActions, .queryWorkspacesV2, .getApiTokens, .getApiKeys:
            true
        default:
            false
        }
    }

    /// Requests a second that the live API grants, where it grants fewer than others: `/events` and its like take 10 a minute,
    /// `/events-stream` 50. See https://developer.atlassian.com/cloud/admin/organization/rest/intro/#rate-limiting.
    var grantedRate: Double? {
        switch self {
        case .getEvents, .getEventActions: 10.0 / 60
        case .pollEvents: 50.0 / 60
        default: nil
        }
    }
}
