internal import Evaluation
internal import Observations

/// Pages of Atlassian Administration, for the kinds of which Atlassian's descriptions name the address; of policies, domains
/// and groups none does.
///
/// Organizations: https://support.atlassian.com/organization-administration/docs/what-is-an-atlassian-organization/. Users, by
/// account id, as the description of `aaId` says:
/// https://mrrefactoring.github.io/jira.js/api/functions/userProvisioning.deleteProvisioningRecord.
struct ConsoleAddress {
    private static let mostBytes = 200

    /// Nil where its id cannot be a part of an address.
    private let base: String?

    init(organization: String) {
        base = Self.segment(organization).map { "https://admin.atlassian.com/o/\($0)/" }
    }

    /// What the addresses of a kind begin with: one that ends with `/` goes on with the resource's id, percent-encoded.
    func prefix(of kind: ResourceKind) -> String? {
        switch kind {
        case .organization: base.map { $0 + "overview" }
        case .user: base.map { $0 + "users/" }
        default: nil
        }
    }

    func address(of resource: FindingResource) -> String? {
        guard let prefix = prefix(of: resource.kind), let id = Self.segment(resource.id) else { return nil }
        return prefix.hasSuffix("/") ? prefix + id : prefix
    }

    /// An id that a page shows as it is, and that is none of the names that lead to another folder.
    private static func segment(_ id: String) -> String? {
        guard !id.isEmpty, id.utf8.count <= mostBytes, ![".", ".."].contains(id), id.visible == id else { return nil }
        return id.uriEscaped
    }
}
