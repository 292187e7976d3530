internal import JSON

extension Organization {
    private static let organizationRoles = ["org-admin", "trusted-user", "user"]

    /// Adds the assignments that the user does not have yet.
    func grantAccess(_ call: Call) throws(Refusal) -> Reply {
        let asked = try Self.assignments(in: call.body, under: "roles")
        grant(asked, to: try account(call), event: "user_access_granted")
        return .done
    }

    /// Removes the assignments that are equal to the asked ones, resource included.
    func revokeAccess(_ call: Call) throws(Refusal) -> Reply {
        let asked = try Self.assignments(in: call.body, under: "roles")
        revoke(from: try account(call), event: "user_access_revoked", where: asked.contains)
        return .done
    }

    func assignOrganizationRole(_ call: Call) throws(Refusal) -> Reply {
        let role = try call.body.choice("role", among: Self.organizationRoles)
        let asked = role.map { [RoleAssignment(role: $0, organization: id)] } ?? []
        grant(asked, to: try account(call), event: "organization_role_assigned")
        return .noContent
    }

    func revokeOrganizationRole(_ call: Call) throws(Refusal) -> Reply {
        let role = try call.body.choice("role", among: Self.organizationRoles)
        revoke(from: try account(call), event: "organization_role_revoked") {
            $0.role == role && $0.isOrganizationLevel
        }
        return .noContent
    }

    /// The assignments of a request, each once.
    static func assignments(in body: RequestObject, under key: String) throws(Refusal) -> [RoleAssignment] {
        var assignments: [RoleAssignment] = []
        for request in try body.children(key) {
            guard let assignment = try RoleAssignment(request), !assignments.contains(assignment) else { continue }
            assignments.append(assignment)
        }
        return assignments
    }

    private func account(_ call: Call) throws(Refusal) -> Account {
        guard let account = accounts[call["userId"]], account.isManaged || account.isInDirectory else {
            throw .notFound("the organization has no user of this id")
        }
        return account
    }

    private func grant(_ asked: [RoleAssignment], to account: Account, event: String) {
        let held = Set(account.roleAssignments.compactMap(RoleAssignment.init))
        let added = asked.filter { !held.contains($0) }
        guard !added.isEmpty else { return }
        var account = account
        account.roleAssignments += added.map(\.json)
        accounts.update(account)
        recordRoles(added, of: account, event: event)
    }

    private func revoke(
        from account: Account, event: String, where isRevoked: (RoleAssignment) -> Bool
    ) {
        var removed: [RoleAssignment] = []
        var account = account
        account.roleAssignments.removeAll { stored in
            guard let assignment = RoleAssignment(stored), isRevoked(assignment) else { return false }
            removed.append(assignment)
            return true
        }
        guard !removed.isEmpty else { return }
        accounts.update(account)
        recordRoles(removed, of: account, event: event)
    }

    private func recordRoles(_ assignments: [RoleAssignment], of account: Account, event: String) {
        for assignment in assignments {
            record(event, on: ("user", account.id), context: ["role": assignment.role])
        }
    }
}
