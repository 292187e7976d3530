/// The operations of the reference description, by their `operationId`.
package enum AdminOperation: String, Sendable, Hashable, CaseIterable {
    case getOrganizations
    case getOrganizationById
    case getOrganizationUsers
    case getDirectoryUsers
    case getDirectoryUser
    case removeDirectoryUser
    case getDirectoryUserCount
    case inviteUsers
    case suspendUser
    case restoreUser
    case grantUserAccess
    case revokeUserAccess
    case getUserRoleAssignments
    case assignOrganizationRole
    case revokeOrganizationRole
    case getOrganizationDomains
    case getDomainById
    case getOrganizationPolicies
    case getPolicyById
    case updatePolicy
    case getOrganizationEvents
    case getEventById
    case getOrganizationGroups

    /// The HTTP method.
    package var method: String {
        switch self {
        case .getOrganizations, .getOrganizationById, .getOrganizationUsers, .getDirectoryUsers, .getDirectoryUser,
            .getDirectoryUserCount, .getUserRoleAssignments, .getOrganizationDomains, .getDomainById,
            .getOrganizationPolicies, .getPolicyById, .getOrganizationEvents, .getEventById, .getOrganizationGroups:
            "GET"
        case .removeDirectoryUser:
            "DELETE"
        case .updatePolicy:
            "PUT"
        case .inviteUsers, .suspendUser, .restoreUser, .grantUserAccess, .revokeUserAccess, .assignOrganizationRole,
            .revokeOrganizationRole:
            "POST"
        }
    }

    /// Whether it changes nothing, so that it may be sent again and redirects may be followed. A closed list: a new
    /// operation is a write until it is named here.
    package var isRead: Bool {
        switch self {
        case .getOrganizations, .getOrganizationById, .getOrganizationUsers, .getDirectoryUsers, .getDirectoryUser,
            .getDirectoryUserCount, .getUserRoleAssignments, .getOrganizationDomains, .getDomainById,
            .getOrganizationPolicies, .getPolicyById, .getOrganizationEvents, .getEventById, .getOrganizationGroups:
            true
        default:
            false
        }
    }
}
