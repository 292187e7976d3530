package import JSON

/// What an organization holds when its simulator starts, in the shapes of the cloud dialect.
package struct SimulatedCloudOrganization: Sendable {
    /// The kinds of resources that an organization lists; raw values are the names of a snapshot.
    package enum Kind: String, CaseIterable, Sendable {
        case policies, domains, users, groups, events, workspaces, directories
        case apiTokens = "api_tokens"
        case apiKeys = "api_keys"
        case eventActions = "event_actions"

        /// The member that holds the id.
        var idKey: String {
            switch self {
            case .users: "accountId"
            case .directories: "directoryId"
            default: "id"
            }
        }
    }

    /// The organization's id, which every address names.
    package let id: String
    /// The organization's name; nil when its object has none.
    package let name: String?
    let json: StoredJSON
    private(set) var policies = ResourceList<CloudPolicy>()
    private(set) var accounts = ResourceList<CloudAccount>()
    private(set) var groups = ResourceList<CloudGroup>()
    private(set) var events = ResourceList<AuditEvent>()
    /// The kinds that are served as they came.
    private(set) var others: [Kind: ResourceList<Resource>] = [:]
    /// What many accounts have in common, held once.
    private var sets: Set<Set<String>> = []

    /// An organization without resources, described by the object that the API gives for it, in its envelope or out of it.
    package init(_ organization: JSONValue) throws(SimulatedOrganizationError) {
        guard case .object(let outer) = organization else {
            throw SimulatedOrganizationError(text: "the organization is not a JSON object")
        }
        let object = outer["data"]?.object ?? outer
        guard let id = object["id"]?.string, !id.isEmpty else {
            throw SimulatedOrganizationError(text: "the organization has no `id`")
        }
        self.id = id
        name = object["attributes"]?.object?["name"]?.string
        var own = object
        for detail in ["user_count", "role_counts"] { own[detail] = nil }
        json = StoredJSON(.object(own))
    }

    /// Whether an action of events is listed.
    func hasAction(_ id: String) -> Bool {
        others[.eventActions]?.contains(id) == true
    }

    /// Adds a resource at the end of its listing, with the details that a snapshot holds of it.
    package mutating func add(_ resource: JSONValue, to kind: Kind) throws(SimulatedOrganizationError) {
        guard case .object(let object) = resource else {
            throw SimulatedOrganizationError(text: "one of the \(kind.rawValue) is not a JSON object")
        }
        guard let id = object[kind.idKey]?.string, !id.isEmpty else {
            throw SimulatedOrganizationError(text: "one of the \(kind.rawValue) has no `\(kind.idKey)`")
        }
        let isNew =
            switch kind {
            case .policies: policies.append(CloudPolicy(id: id, object: object))
            case .users: accounts.append(CloudAccount(id: id, object: object, sets: &sets))
            case .groups: groups.append(CloudGroup(id: id, object: object))
            case .events: events.append(AuditEvent(id: id, object: object))
            default: others[kind, default: ResourceList()].append(Resource(id: id, json: StoredJSON(resource)))
            }
        guard isNew else {
            throw SimulatedOrganizationError(text: "two of the \(kind.rawValue) have the \(kind.idKey) `\(id)`")
        }
    }
}
