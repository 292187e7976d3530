/// A kind of object of an organization.
package enum ResourceKind: String, CaseIterable, Hashable, Sendable {
    case organization, policy, domain, user, group, event, workspace
    case apiToken = "api_token"
    case apiKey = "api_key"
    case directory
    case eventAction = "event_action"

    /// What a rule calls the resource: `user`; `org` for the organization.
    package var variableName: String {
        self == .organization ? "org" : rawValue
    }

    /// What rules call all resources of the kind (`org.users`), and snapshots their entry; `organization` for the organization.
    package var collectionName: String {
        switch self {
        case .organization: "organization"
        case .policy: "policies"
        case .directory: "directories"
        default: rawValue + "s"
        }
    }

    /// The kind whose resources have that name together; nil for other names.
    package init?(collectionName: String) {
        guard let kind = Self.allCases.first(where: { $0.collectionName == collectionName }) else { return nil }
        self = kind
    }

    /// The file of a snapshot.
    package var snapshotFile: String {
        collectionName + ".ndjson"
    }

    /// The field of the schema that tells one resource from another.
    package var idField: String {
        self == .user ? "account_id" : "id"
    }

    /// The name of the kind's type in expressions, which no rule can write.
    package var objectTypeName: String {
        "tenet." + variableName
    }

    /// Whether the dialect has a listing of the kind.
    package func isSupported(in dialect: Dialect) -> Bool {
        switch self {
        case .organization, .policy, .domain, .user, .group, .event: true
        case .workspace, .apiToken, .apiKey, .directory, .eventAction: dialect == .cloud
        }
    }
}
