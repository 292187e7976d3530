internal import JSON

extension Organization {
    /// Lets in each address that no user of the directory has yet; the others come back under `failed`.
    ///
    /// A new account is managed when its address is on a verified domain.
    func inviteUsers(_ call: Call) throws(Refusal) -> Reply {
        let emails = try addresses(in: call.body)
        let groupIDs = try call.body.strings("groupIds")
        let assignments = try Self.assignments(in: call.body, under: "roleAssignments")
        if let directory = try call.body.string("directoryId"), !isKnown(directory: directory) {
            throw .notFound("the organization has no directory of the id in `directoryId`")
        }
        if groupIDs.contains(where: { !groups.contains($0) }) {
            throw .notFound("the organization has no group of an id in `groupIds`")
        }

        var known = emails.isEmpty ? [:] : accountsByAddress()
        var invited: [JSONValue] = []
        var failed: [JSONValue] = []
        for email in emails {
            let old = known[email.lowercased()]
            if let old, old.isInDirectory {
                failed.append(["email": .string(email), "reason": "the user is a member already"])
                continue
            }
            let account = admit(old, email, with: assignments)
            known[email.lowercased()] = account
            invited.append(["email": .string(email), "accountId": .string(account.id)])
            record("user_invited", on: ("user", account.id), context: ["email": email])
        }
        for group in Set(groupIDs) {
            raiseMemberCount(of: group, by: invited.count)
        }
        return .data(StoredJSON(["invited": .array(invited), "failed": .array(failed)]))
    }

    private func addresses(in body: RequestObject) throws(Refusal) -> [String] {
        let emails = try body.strings("emails")
        for email in emails {
            guard let at = email.lastIndex(of: "@"), at != email.startIndex, email.index(after: at) != email.endIndex,
                email.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
            else {
                throw .badRequest("an element of `emails` is not an email address")
            }
        }
        return emails
    }

    private func accountsByAddress() -> [String: Account] {
        let pairs = accounts.elements.compactMap { account in
            account.json.object["email"]?.string.map { ($0.lowercased(), account) }
        }
        return Dictionary(pairs) { $0.isInDirectory ? $0 : $1 }
    }

    /// Brings an account back that was removed from the directory, or makes a new one.
    private func admit(_ old: Account?, _ email: String, with assignments: [RoleAssignment]) -> Account {
        guard var account = old else { return addAccount(email, with: assignments) }
        account.isInDirectory = true
        account.roleAssignments = assignments.map(\.json)
        accounts.update(account)
        return account
    }

    private func addAccount(_ email: String, with assignments: [RoleAssignment]) -> Account {
        var number = accounts.count + 1
        while accounts.contains("simulated:\(number)") {
            number += 1
        }
        let id = "simulated:\(number)"
        let object: JSONObject = [
            "account_id": .string(id),
            "account_type": "atlassian",
            "account_status": "active",
            "email": .string(email),
            "created": .string(settings.now().rfc3339),
            "claim_status": .string(isOnVerifiedDomain(email) ? "managed" : "unmanaged"),
            "role_assignments": .array(assignments.map(\.json.value)),
        ]
        let account = Account(id: id, object: object)
        _ = accounts.append(account)
        return account
    }

    private func isOnVerifiedDomain(_ email: String) -> Bool {
        let host = email.split(separator: "@").last?.lowercased()
        return domains.elements.contains { domain in
            let attributes = domain.json.object["attributes"]?.object
            return attributes?["claim"]?.object?["status"]?.string == "verified"
                && attributes?["name"]?.string?.lowercased() == host
        }
    }

    private func raiseMemberCount(of group: String, by count: Int) {
        guard count > 0, var group = groups[group] else { return }
        var object = group.json.object
        var attributes = object["attributes"]?.object ?? JSONObject()
        guard case .number(let members) = attributes["member_count"] ?? .number(JSONNumber(0)),
            let total = members.int?.addingReportingOverflow(Int64(count)), !total.overflow
        else {
            return
        }
        attributes["member_count"] = .number(JSONNumber(total.partialValue))
        object["attributes"] = .object(attributes)
        group.json = StoredJSON(.object(object))
        groups.update(group)
    }
}
