import AdminAPI
import Observations

extension CloudSource {
    var plannedProbe: PlannedCalls {
        PlannedCalls(.getOrgById, "the organization", .exactly(1))
    }

    func plannedListing(of kind: ResourceKind, _ demand: CollectionDemand) -> [PlannedCalls] {
        let purpose = kind.purpose(sentFilter(of: kind, demand))
        return switch kind {
        case .organization: []
        case .policy: [PlannedCalls(.getPolicies, purpose, .pages(of: nil))]
        case .domain: [PlannedCalls(.getDomains, purpose, .pages(of: nil))]
        case .user:
            [
                PlannedCalls(.searchDirectoryUsers, purpose, .pages(of: CloudReadClient.pageSize)),
                PlannedCalls(.getDirectoryUsersCount, PlannedCalls.whetherAllWereListed, .upTo(1)),
            ]
        case .group: [PlannedCalls(.searchDirectoryGroups, purpose, .pages(of: CloudReadClient.pageSize))]
        case .event:
            [
                PlannedCalls(
                    isSearched(demand) ? .getEvents : .pollEvents, purpose, .pages(of: CloudReadClient.eventPageSize))
            ]
        case .workspace: [PlannedCalls(.queryWorkspacesV2, purpose, .pages(of: CloudReadClient.pageSize))]
        case .apiToken: [PlannedCalls(.getApiTokens, purpose, .pages(of: CloudReadClient.tokenPageSize))]
        case .apiKey: [PlannedCalls(.getApiKeys, purpose, .pages(of: nil))]
        case .directory: [PlannedCalls(.getDirectoriesForOrg, purpose, .pages(of: CloudReadClient.pageSize))]
        case .eventAction: [PlannedCalls(.getEventActions, purpose, .exactly(1))]
        }
    }

    func plannedDetails(_ demand: Demand) -> [PlannedCalls] {
        let organization = demand.collections[.organization]?.details ?? []
        let users = demand.collections[.user]?.details ?? []
        let groups = demand.collections[.group]?.details ?? []
        let calls: [(Bool, PlannedCalls)] = [
            (
                organization.contains(.userCount),
                PlannedCalls(.getDirectoryUsersCount, "how many users there are", .exactly(1))
            ),
            (
                organization.contains(.roleCounts),
                PlannedCalls(.getUserStats, "how many users have each role", .exactly(1))
            ),
            (users.contains(.managedAccount), PlannedCalls(.getUsers, "managed accounts", .pages(of: nil))),
            (
                users.contains(.roleAssignments),
                PlannedCalls(.getUserRoleAssignments, "roles of users", .atMost(each: .user))
            ),
            (
                users.contains(.roleAssignments),
                PlannedCalls(
                    .searchDirectoryUsers, "users with a role, where that takes fewer calls",
                    .pages(of: CloudReadClient.pageSize))
            ),
            (
                users.contains(.deactivatedOn),
                PlannedCalls(.getDirectoryUserDetails, "when users were deactivated", .atMost(each: .user))
            ),
            (
                groups.contains(.roleAssignments),
                PlannedCalls(.getGroupRoleAssignments, "roles of groups", .atMost(each: .group))
            ),
            (
                groups.contains(.roleAssignments),
                PlannedCalls(
                    .searchDirectoryGroups, "groups with a role, where that takes fewer calls",
                    .pages(of: CloudReadClient.pageSize))
            ),
        ]
        return calls.filter(\.0).map(\.1)
    }
}
