internal import JSON

/// The organization as it is now, in the cloud dialect.
actor CloudOrganization: SimulatedBackend {
    nonisolated let dialect = SimulatedDialect.cloud
    nonisolated let settings: Organization.Settings
    let id: String
    let json: StoredJSON
    var policies: ResourceList<CloudPolicy>
    let accounts: ResourceList<CloudAccount>
    let groups: ResourceList<CloudGroup>
    var events: ResourceList<AuditEvent>
    let others: [SimulatedCloudOrganization.Kind: ResourceList<Resource>]
    /// The searches that were begun, so that a cursor leads on in its own.
    var searches = SearchMemory()
    /// Updates whose time has not come.
    var pending: [PendingUpdate] = []
    /// What becomes of the resources of policies that are updated.
    var application: Fault.Application

    init(_ start: SimulatedCloudOrganization, settings: Organization.Settings) {
        id = start.id
        json = start.json
        policies = start.policies
        accounts = start.accounts
        groups = start.groups
        events = start.events
        others = start.others
        self.settings = settings
        application = .after(settings.applicationTime)
    }

    func answer(_ call: Call) throws(Refusal) -> Reply {
        carryOutPending()
        try checkPlace(of: call)
        return switch call.operation {
        case .getOrgs: .page(page(of: [json], from: try start(of: call), limit: nil))
        case .getOrgById: .data(json)
        case .getUsers: try listManaged(call)
        case .searchDirectoryUsers: try searchUsers(call)
        case .getDirectoryUsersCount: countUsers(call)
        case .getUserStats: userStats()
        case .getDirectoryUserDetails: .data(try account(of: call).detailed)
        case .getUserRoleAssignments:
            .page(
                page(
                    of: try account(of: call).roleAssignments, from: try start(of: call),
                    limit: limit(call, 20)))
        case .searchDirectoryGroups: try searchGroups(call)
        case .getGroupRoleAssignments: try listGroupRoles(call)
        case .getDirectoriesForOrg: .page(try list(.directories, call, limit: limit(call, 20)))
        case .getDomains: .page(try list(.domains, call, limit: nil))
        case .getDomainById: try one(.domains, "domainId", "domain", of: call)
        case .getPolicies: try listPolicies(call)
        case .getPolicyById: .data(try policy(of: call).json)
        case .updatePolicy: try updatePolicy(call)
        case .getEvents, .pollEvents: try listEvents(call)
        case .getEventById: try event(of: call)
        case .getEventActions: .page(try list(.eventActions, call, limit: .max))
        case .queryWorkspacesV2: try queryWorkspaces(call)
        case .getApiTokens: .page(try list(.apiTokens, call, limit: limit(call, 100, "pageSize")))
        case .getApiKeys: .page(try list(.apiKeys, call, limit: nil))
        default: throw .notFound("the cloud dialect has no such operation")
        }
    }

    func apply(_ application: Fault.Application) {
        self.application = application
    }

    /// Refuses a call that names another organization or another directory than the simulated ones.
    private func checkPlace(of call: Call) throws(Refusal) {
        if let organization = call.route.parameters["orgId"], organization != id {
            throw .notFound("the API key sees no organization of this id")
        }
        if let directory = call.route.parameters["directoryId"], !isKnown(directory: directory) {
            throw .notFound("the organization has no directory of this id")
        }
    }

    private func isKnown(directory: String) -> Bool {
        directory == "-" || directory == settings.directoryID || others[.directories]?.contains(directory) == true
    }
}
