package import JSON

/// What an organization holds when its simulator starts.
package struct SimulatedOrganization: Sendable {
    /// The kinds of resources that an organization lists.
    package enum Kind: String, CaseIterable, Sendable {
        case policies, domains, users, groups, events

        /// The member that holds the id.
        var idKey: String {
            self == .users ? "account_id" : "id"
        }
    }

    /// The organization's id, which every address names.
    package let id: String
    /// The organization's name; nil when its object has none.
    package let name: String?
    let json: StoredJSON
    private(set) var policies = ResourceList<Policy>()
    private(set) var domains = ResourceList<Resource>()
    private(set) var accounts = ResourceList<Account>()
    private(set) var groups = ResourceList<Resource>()
    private(set) var events = ResourceList<AuditEvent>()

    /// An organization without resources, described by the object that the API gives for it.
    package init(_ organization: JSONValue) throws(SimulatedOrganizationError) {
        guard case .object(let object) = organization else {
            throw SimulatedOrganizationError(text: "the organization is not a JSON object")
        }
        guard let id = object["id"]?.string, !id.isEmpty else {
            throw SimulatedOrganizationError(text: "the organization has no `id`")
        }
        self.id = id
        name = object["attributes"]?.object?["name"]?.string
        json = StoredJSON(organization)
    }

    /// Adds a resource at the end of its listing.
    ///
    /// A user may carry the details of a snapshot: `role_assignments` (absent means none) and `claim_status`
    /// (`unmanaged` keeps the user out of the managed accounts).
    package mutating func add(_ resource: JSONValue, to kind: Kind) throws(SimulatedOrganizationError) {
        guard case .object(let object) = resource else {
            throw SimulatedOrganizationError(text: "one of the \(kind.rawValue) is not a JSON object")
        }
        guard let id = object[kind.idKey]?.string, !id.isEmpty else {
            throw SimulatedOrganizationError(text: "one of the \(kind.rawValue) has no `\(kind.idKey)`")
        }
        let isNew =
            switch kind {
            case .policies: policies.append(Policy(id: id, object: object))
            case .domains: domains.append(Resource(id: id, json: StoredJSON(resource)))
            case .users: accounts.append(Account(id: id, object: object))
            case .groups: groups.append(Resource(id: id, json: StoredJSON(resource)))
            case .events: events.append(AuditEvent(id: id, object: object))
            }
        guard isNew else {
            throw SimulatedOrganizationError(text: "two of the \(kind.rawValue) have the \(kind.idKey) `\(id)`")
        }
    }
}
