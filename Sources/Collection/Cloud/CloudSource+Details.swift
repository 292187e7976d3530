import AdminAPI
import JSON
import Observations

extension CloudSource {
    func addDetails(_ demand: Demand, to inventory: inout Inventory) async throws {
        let details = demand.collections[.organization]?.details ?? []
        if details.contains(.userCount) {
            try await add(.userCount, to: &inventory) { () async throws(AdminAPIError) in
                .number(JSONNumber(try await client.userCount(of: organization)))
            }
        }
        if details.contains(.roleCounts) {
            try await add(.roleCounts, to: &inventory) { () async throws(AdminAPIError) in
                let counts = try await client.roleCounts(of: organization)
                let members = counts.sorted { $0.key < $1.key }.map { id, count in
                    (Self.withoutPrefix(id), JSONValue.number(JSONNumber(count)))
                }
                var object = JSONObject()
                for (role, count) in members { object[role] = count }
                return .object(object)
            }
        }
        if demand.collections[.user]?.details.contains(.managedAccount) == true {
            try await addManagedAccounts(to: &inventory)
        }
    }

    private static func withoutPrefix(_ role: String) -> String {
        role.hasPrefix("atlassian/") ? String(role.dropFirst("atlassian/".count)) : role
    }

    /// A detail of the organization, or why there is none.
    private func add(
        _ detail: Detail, to inventory: inout Inventory, _ value: () async throws(AdminAPIError) -> JSONValue
    ) async throws {
        do {
            inventory.organization.set(detail, to: try await value())
        } catch .cancelled {
            throw CancellationError()
        } catch {
            inventory.note(Reason(error.reason, "\(error)"), about: detail, of: .organization)
        }
    }

    /// What the listing of managed accounts tells of each user. An account that is managed and not in it was not seen; one that
    /// is not managed has nothing there.
    private func addManagedAccounts(to inventory: inout Inventory) async throws {
        guard var users = inventory.collections[.user] else { return }
        // The older listing has the names of the reference dialect.
        var listing = Listing(.user, .reference, progress)
        try await listing.read(client.managedUsers(of: organization))
        let managed = listing.collection()
        let accounts = Dictionary(
            managed.resources.map { ($0.id, $0.json) }, uniquingKeysWith: { _, last in last })
        for missing in managed.completeness.missing {
            inventory.note(Reason(missing.reason, missing.text), about: .managedAccount, of: .user)
        }
        for index in users.resources.indices {
            let user = users.resources[index]
            if let account = accounts[user.id] {
                users.resources[index].set(.managedAccount, to: .object(account))
            } else if managed.completeness.isComplete, user.json["claimStatus"]?.string == "unmanaged" {
                users.resources[index].set(.managedAccount, to: .null)
            }
        }
        inventory.collections[.user] = users
    }
}
