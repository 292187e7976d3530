package import HTTPTypes

/// The operations that the simulator answers, named by the `operationId` of their description; the last two, of the API access
/// API, have none that is published.
package enum SimulatedOperation: String, CaseIterable, Sendable, Hashable {
    // Of both dialects, at the same place.
    case getUserRoleAssignments, getDomainById, getPolicyById, updatePolicy, getEventById

    // Of the reference dialect. Those with a word at the end of their path stand before those with a parameter there.
    case getOrganizations, getOrganizationById
    case getOrganizationUsers
    case getDirectoryUserCount, getDirectoryUsers, getDirectoryUser, removeDirectoryUser
    case suspendUser, restoreUser
    case inviteUsers
    case grantUserAccess, revokeUserAccess, assignOrganizationRole, revokeOrganizationRole
    case getOrganizationDomains
    case getOrganizationPolicies
    case getOrganizationEvents
    case getOrganizationGroups

    // Of the cloud dialect.
    case getOrgs, getOrgById
    case getUsers
    case searchDirectoryUsers, getDirectoryUsersCount, getUserStats, getDirectoryUserDetails
    case searchDirectoryGroups, getGroupRoleAssignments
    case getDirectoriesForOrg
    case getDomains
    case getPolicies
    case getEvents, pollEvents, getEventActions
    case queryWorkspacesV2
    case getApiTokens, getApiKeys

    /// Whether the description of the dialect has it.
    package func belongs(to dialect: SimulatedDialect) -> Bool {
        switch self {
        case .getUserRoleAssignments, .getDomainById, .getPolicyById, .updatePolicy, .getEventById: true
        default: isOfCloud == (dialect == .cloud)
        }
    }

    private var isOfCloud: Bool {
        switch self {
        case .getOrgs, .getOrgById, .getUsers, .searchDirectoryUsers, .getDirectoryUsersCount, .getUserStats,
            .getDirectoryUserDetails, .searchDirectoryGroups, .getGroupRoleAssignments, .getDirectoriesForOrg,
            .getDomains, .getPolicies, .getEvents, .pollEvents, .getEventActions, .queryWorkspacesV2, .getApiTokens,
            .getApiKeys:
            true
        default:
            false
        }
    }

    /// The method that the description gives.
    package var method: HTTPRequest.Method {
        switch self {
        case .removeDirectoryUser:
            .delete
        case .updatePolicy:
            .put
        case .suspendUser, .restoreUser, .inviteUsers, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole, .searchDirectoryUsers, .searchDirectoryGroups, .queryWorkspacesV2:
            .post
        default:
            .get
        }
    }

    /// The path that the description gives below its base, parameters in braces.
    package var path: String {
        let users = "/v2/orgs/{orgId}/directories/{directoryId}/users"
        let groups = "/v2/orgs/{orgId}/directories/{directoryId}/groups"
        return switch self {
        case .getOrganizations, .getOrgs: "/v1/orgs"
        case .getOrganizationById, .getOrgById: "/v1/orgs/{orgId}"
        case .getOrganizationUsers, .getUsers: "/v1/orgs/{orgId}/users"
        case .getDirectoryUserCount, .getDirectoryUsersCount: users + "/count"
        case .getUserStats: users + "/stats"
        case .searchDirectoryUsers: users + "/search"
        case .getDirectoryUsers: users
        case .getDirectoryUser, .removeDirectoryUser, .getDirectoryUserDetails: users + "/{accountId}"
        case .suspendUser: users + "/{accountId}/suspend"
        case .restoreUser: users + "/{accountId}/restore"
        case .getUserRoleAssignments: users + "/{accountId}/role-assignments"
        case .searchDirectoryGroups: groups + "/search"
        case .getGroupRoleAssignments: groups + "/{groupId}/role-assignments"
        case .getDirectoriesForOrg: "/v2/orgs/{orgId}/directories"
        case .inviteUsers: "/v2/orgs/{orgId}/users/invite"
        case .grantUserAccess: "/v1/orgs/{orgId}/users/{userId}/roles/assign"
        case .revokeUserAccess: "/v1/orgs/{orgId}/users/{userId}/roles/revoke"
        case .assignOrganizationRole: "/v1/orgs/{orgId}/users/{userId}/role-assignments/assign"
        case .revokeOrganizationRole: "/v1/orgs/{orgId}/users/{userId}/role-assignments/revoke"
        case .getOrganizationDomains, .getDomains: "/v1/orgs/{orgId}/domains"
        case .getDomainById: "/v1/orgs/{orgId}/domains/{domainId}"
        case .getOrganizationPolicies, .getPolicies: "/v1/orgs/{orgId}/policies"
        case .getPolicyById, .updatePolicy: "/v1/orgs/{orgId}/policies/{policyId}"
        case .getOrganizationEvents, .getEvents: "/v1/orgs/{orgId}/events"
        case .pollEvents: "/v1/orgs/{orgId}/events-stream"
        case .getEventActions: "/v1/orgs/{orgId}/event-actions"
        case .getEventById: "/v1/orgs/{orgId}/events/{eventId}"
        case .getOrganizationGroups: "/v1/orgs/{orgId}/groups"
        case .queryWorkspacesV2: "/v2/orgs/{orgId}/workspaces"
        case .getApiTokens: "/api-access/v1/orgs/{orgId}/api-tokens"
        case .getApiKeys: "/api-access/v1/orgs/{orgId}/api-keys"
        }
    }

    /// Whether a request carries a JSON body.
    var body: BodyUse {
        switch self {
        case .updatePolicy, .inviteUsers, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole:
            .required
        case .searchDirectoryUsers, .searchDirectoryGroups, .queryWorkspacesV2:
            .optional
        default:
            .ignored
        }
    }

    enum BodyUse {
        case required, optional, ignored
    }

    /// The query parameters that the description of the reference dialect gives; all others are ignored.
    var queryParameters: [String] {
        switch self {
        case .getOrganizations, .getOrganizationUsers, .getDirectoryUsers, .getOrganizationDomains,
            .getOrganizationGroups:
            ["cursor"]
        case .getOrganizationPolicies:
            ["cursor", "type"]
        case .getOrganizationEvents:
            ["cursor", "from", "to", "action"]
        default:
            []
        }
    }

    /// Whether it answers with pages.
    var isListing: Bool {
        body == .optional || queryParameters.contains("cursor")
            || CloudShapes.parameters(of: self)["cursor"] != nil && self != .getUserRoleAssignments
    }

    /// Whether it changes something.
    var isWrite: Bool {
        method != .get && body != .optional
    }
}
