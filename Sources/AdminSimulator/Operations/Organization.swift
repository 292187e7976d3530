internal import JSON

/// The organization as it is now: answers calls, and a call that changes something changes what the next one says.
actor Organization: SimulatedBackend {
    nonisolated let dialect = SimulatedDialect.reference
    let id: String
    let json: StoredJSON
    var policies: ResourceList<Policy>
    var domains: ResourceList<Resource>
    var accounts: ResourceList<Account>
    var groups: ResourceList<Resource>
    var events: ResourceList<AuditEvent>
    /// Updates that were answered and have not taken effect.
    var accepted: [AcceptedUpdate] = []
    let settings: Settings

    /// What decides how calls are answered.
    struct Settings: Sendable {
        let directoryID: String
        let pageSize: Int
        let putMode: AdminSimulator.PutMode
        let hasEntityTags: Bool
        let cursors: CursorCodec
        let now: @Sendable () -> Timestamp
        /// How long the resources of an updated policy are `applying` in the cloud dialect.
        let applicationTime: Duration
    }

    init(_ start: SimulatedOrganization, settings: Settings) {
        id = start.id
        json = start.json
        policies = start.policies
        domains = start.domains
        accounts = start.accounts
        groups = start.groups
        events = start.events
        self.settings = settings
    }

    /// Carries out a call.
    func answer(_ call: Call) throws(Refusal) -> Reply {
        carryOutAccepted()
        try checkPlace(of: call)
        return switch call.operation {
        case .getOrganizations: try listOrganizations(call)
        case .getOrganizationById: .object(json)
        case .getOrganizationUsers: try listManagedAccounts(call)
        case .getDirectoryUserCount: countUsers()
        case .getDirectoryUsers: try listUsers(call)
        case .getDirectoryUser: .object(try directoryUser(call).json)
        case .removeDirectoryUser: try removeUser(call)
        case .suspendUser: try suspendUser(call)
        case .restoreUser: try restoreUser(call)
        case .getUserRoleAssignments: try listRoleAssignments(call)
        case .inviteUsers: try inviteUsers(call)
        case .grantUserAccess: try grantAccess(call)
        case .revokeUserAccess: try revokeAccess(call)
        case .assignOrganizationRole: try assignOrganizationRole(call)
        case .revokeOrganizationRole: try revokeOrganizationRole(call)
        case .getOrganizationDomains: try list(domains, json: \.json, for: call)
        case .getDomainById: try resource(domains[call["domainId"]]?.json, "domain")
        case .getOrganizationPolicies: try listPolicies(call)
        case .getPolicyById: try resource(policies[call["policyId"]]?.json, "policy")
        case .updatePolicy: try updatePolicy(call)
        case .getOrganizationEvents: try listEvents(call)
        case .getEventById: try resource(events[call["eventId"]]?.json, "event")
        case .getOrganizationGroups: try list(groups, json: \.json, for: call)
        default: throw .notFound("the reference dialect has no such operation")
        }
    }

    /// Refuses a call that names another organization or another directory than the simulated ones.
    func checkPlace(of call: Call) throws(Refusal) {
        if let organization = call.route.parameters["orgId"], organization != id {
            throw .notFound("the API key sees no organization of this id")
        }
        if let directory = call.route.parameters["directoryId"], !isKnown(directory: directory) {
            throw .notFound("the organization has no directory of this id")
        }
    }

    func isKnown(directory: String) -> Bool {
        directory == "-" || directory == settings.directoryID
    }

    private func listOrganizations(_ call: Call) throws(Refusal) -> Reply {
        .page(
            Page(of: [json], from: try start(of: call), size: settings.pageSize, json: { $0 }, where: { _ in true }))
    }

    /// A page of the resources that are included.
    func list<Element>(
        _ list: ResourceList<Element>, json: (Element) -> StoredJSON, for call: Call,
        where isIncluded: (Element) -> Bool = { _ in true }
    ) throws(Refusal) -> Reply {
        .page(
            Page(
                of: list.elements, from: try start(of: call), size: settings.pageSize, json: json, where: isIncluded))
    }

    /// Where the page that is asked for begins. An empty cursor is what a client sends that has none.
    private func start(of call: Call) throws(Refusal) -> Int {
        guard let cursor = call.query["cursor"], !cursor.isEmpty else { return 0 }
        return try settings.cursors.position(in: cursor, for: call.operation)
    }

    private func resource(_ json: StoredJSON?, _ kind: String) throws(Refusal) -> Reply {
        guard let json else { throw .notFound("the organization has no \(kind) of this id") }
        return .object(json)
    }
}
