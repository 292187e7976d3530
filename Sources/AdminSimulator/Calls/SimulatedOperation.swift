package import HTTPTypes

/// The operations of the reference description, named by their `operationId`.
package enum SimulatedOperation: String, CaseIterable, Sendable, Hashable {
    case getOrganizations, getOrganizationById
    case getOrganizationUsers
    case getDirectoryUserCount, getDirectoryUsers, getDirectoryUser, removeDirectoryUser
    case suspendUser, restoreUser, getUserRoleAssignments
    case inviteUsers
    case grantUserAccess, revokeUserAccess, assignOrganizationRole, revokeOrganizationRole
    case getOrganizationDomains, getDomainById
    case getOrganizationPolicies, getPolicyById, updatePolicy
    case getOrganizationEvents, getEventById
    case getOrganizationGroups

    /// The method that the description gives.
    package var method: HTTPRequest.Method {
        switch self {
        case .removeDirectoryUser:
            .delete
        case .updatePolicy:
            .put
        case .suspendUser, .restoreUser, .inviteUsers, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole:
            .post
        default:
            .get
        }
    }

    /// The path that the description gives, parameters in braces.
    package var path: String {
        switch self {
        case .getOrganizations: "/v1/orgs"
        case .getOrganizationById: "/v1/orgs/{orgId}"
        case .getOrganizationUsers: "/v1/orgs/{orgId}/users"
        case .getDirectoryUserCount: "/v2/orgs/{orgId}/directories/{directoryId}/users/count"
        case .getDirectoryUsers: "/v2/orgs/{orgId}/directories/{directoryId}/users"
        case .getDirectoryUser, .removeDirectoryUser:
            "/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}"
        case .suspendUser: "/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/suspend"
        case .restoreUser: "/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/restore"
        case .getUserRoleAssignments: "/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/role-assignments"
        case .inviteUsers: "/v2/orgs/{orgId}/users/invite"
        case .grantUserAccess: "/v1/orgs/{orgId}/users/{userId}/roles/assign"
        case .revokeUserAccess: "/v1/orgs/{orgId}/users/{userId}/roles/revoke"
        case .assignOrganizationRole: "/v1/orgs/{orgId}/users/{userId}/role-assignments/assign"
        case .revokeOrganizationRole: "/v1/orgs/{orgId}/users/{userId}/role-assignments/revoke"
        case .getOrganizationDomains: "/v1/orgs/{orgId}/domains"
        case .getDomainById: "/v1/orgs/{orgId}/domains/{domainId}"
        case .getOrganizationPolicies: "/v1/orgs/{orgId}/policies"
        case .getPolicyById, .updatePolicy: "/v1/orgs/{orgId}/policies/{policyId}"
        case .getOrganizationEvents: "/v1/orgs/{orgId}/events"
        case .getEventById: "/v1/orgs/{orgId}/events/{eventId}"
        case .getOrganizationGroups: "/v1/orgs/{orgId}/groups"
        }
    }

    /// Whether the request must carry a JSON body.
    var takesBody: Bool {
        switch self {
        case .updatePolicy, .inviteUsers, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole:
            true
        default:
            false
        }
    }

    /// The query parameters that the description gives; all others are ignored.
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
}
