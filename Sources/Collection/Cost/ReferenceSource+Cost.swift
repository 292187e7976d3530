import AdminAPI
import Observations

extension ReferenceSource {
    var plannedProbe: PlannedCalls {
        PlannedCalls(.getOrganizationById, "the organization", .exactly(1))
    }

    func plannedListing(of kind: ResourceKind, _ demand: CollectionDemand) -> [PlannedCalls] {
        let operation: AdminOperation
        switch kind {
        case .policy: operation = .getOrganizationPolicies
        case .domain: operation = .getOrganizationDomains
        case .group: operation = .getOrganizationGroups
        case .event: operation = .getOrganizationEvents
        case .user: operation = .getDirectoryUsers
        default: return []
        }
        let listings = kind == .user ? directories.count : 1
        let pages = PlannedCalls(
            operation, kind.purpose(sentFilter(of: kind, demand)), .pages(of: nil, listings: listings))
        guard kind == .user else { return [pages] }
        return [pages, PlannedCalls(.getDirectoryUserCount, PlannedCalls.whetherAllWereListed, .upTo(listings))]
    }

    func plannedDetails(_ demand: Demand) -> [PlannedCalls] {
        let details = demand.collections[.user]?.details ?? []
        var calls: [PlannedCalls] = []
        if details.contains(.claimStatus) {
            calls.append(PlannedCalls(.getOrganizationUsers, "managed accounts", .pages(of: nil)))
        }
        if demand.collections[.organization]?.details.contains(.userCount) == true, directories.count == 1 {
            calls.append(PlannedCalls(.getDirectoryUserCount, "how many users there are", .exactly(1)))
        }
        if details.contains(.roleAssignments) {
            calls.append(
                PlannedCalls(.getUserRoleAssignments, "roles of users", .atMost(directories.count, each: .user)))
        }
        return calls
    }
}
