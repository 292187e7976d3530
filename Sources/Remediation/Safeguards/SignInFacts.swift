package import AdminAPI
internal import JSON

/// What of an organization decides who can still sign in after a change of an authentication policy.
package struct SignInFacts: Hashable, Sendable {
    /// Ids of its authentication policies.
    var policies: Set<String> = []
    var hasVerifiedDomain = false
    /// Those of the accounts that were asked about who are active organization admins.
    var admins: [String] = []
    /// Why this is not known; nil where it is.
    var obstacle: String?

    init() {}

    /// Before it was asked.
    package static let unknown: SignInFacts = {
        var facts = SignInFacts()
        facts.obstacle = AuditMessages.notRead
        return facts
    }()

    /// Asks for it, in the reference dialect: the other cannot write authentication policies.
    /// - Parameter accounts: Ids of those who are to get in whatever happens.
    package init(_ reader: AdminReadClient, of organization: String, naming accounts: [String]) async {
        do throws(AdminAPIError) {
            let policies = try await reader.policies(of: organization, type: SignInCheck.type).items()
            self.policies = Set(policies.filter { $0.type == SignInCheck.type }.compactMap(\.id))
            hasVerifiedDomain = try await reader.domains(of: organization).items().contains {
                $0.claimStatus == "verified"
            }
            for account in accounts where try await Self.isAdmin(account, reader, organization) {
                admins.append(account)
            }
        } catch {
            obstacle = "\(error)"
        }
    }

    private static func isAdmin(
        _ account: String, _ reader: AdminReadClient, _ organization: String
    ) async throws(AdminAPIError) -> Bool {
        do throws(AdminAPIError) {
            guard try await reader.user(account, of: organization).accountStatus == "active" else { return false }
        } catch {
            if case .notFound = error { return false }
            throw error
        }
        return try await reader.roleAssignments(of: account, organization: organization).contains {
            $0.role == "org-admin"
        }
    }
}
