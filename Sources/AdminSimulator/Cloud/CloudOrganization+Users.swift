internal import JSON

extension CloudOrganization {
    func searchUsers(_ call: Call) throws(Refusal) -> Reply {
        let asked = try CloudUserSearch(call.body)
        let (position, suffix, found) = try searches.resume(
            .users(asked), at: try call.body.string("cursor"), for: call.operation, cursors: settings.cursors)
        guard case .users(let search) = found else { throw .badCursor() }
        var page = Page(
            of: accounts.elements, from: position, size: size(search.size),
            json: { $0.json(expanding: search.expand) }, where: search.includes)
        page.search = suffix
        return .page(page)
    }

    func searchGroups(_ call: Call) throws(Refusal) -> Reply {
        let asked = try CloudGroupSearch(call.body)
        let (position, suffix, found) = try searches.resume(
            .groups(asked), at: try call.body.string("cursor"), for: call.operation, cursors: settings.cursors)
        guard case .groups(let search) = found else { throw .badCursor() }
        var page = Page(
            of: groups.elements, from: position, size: size(search.size),
            json: { $0.json(expanding: search.expand) }, where: search.includes)
        page.search = suffix
        return .page(page)
    }

    func account(of call: Call) throws(Refusal) -> CloudAccount {
        guard let account = accounts[call["accountId"]] else {
            throw .unknown("user")
        }
        return account
    }

    /// The accounts of claimed domains, in the older listing's names.
    func listManaged(_ call: Call) throws(Refusal) -> Reply {
        .page(
            Page(
                of: accounts.elements, from: try start(of: call), size: size(nil),
                json: { $0.managed ?? $0.json }, where: \.isManaged))
    }

    /// The query may select as the search does.
    func countUsers(_ call: Call) -> Reply {
        let search = CloudUserSearch(call.query)
        return .object(StoredJSON(["count": .number(JSONNumber(accounts.elements.count(where: search.includes)))]))
    }

    func userStats() -> Reply {
        var statuses: [String: Int] = [:]
        var roles: [String: Int] = [:]
        for account in accounts.elements {
            if let status = account.accountStatus { statuses[status, default: 0] += 1 }
            for role in account.roleIDs { roles[role, default: 0] += 1 }
        }
        func list(_ counts: [String: Int], _ key: String) -> JSONValue {
            .array(
                counts.sorted { $0.key < $1.key }.map { name, count in
                    .object([key: .string(name), "count": .number(JSONNumber(count))])
                })
        }
        return .object(
            StoredJSON(["accountStatus": list(statuses, "status"), "roles": list(roles, "roleId")]))
    }
}

extension CloudAccount {
    /// What the address of the user itself tells.
    var detailed: StoredJSON {
        var object = json.object
        let expansions = expansions.object
        object["platformRoles"] = expansions["platformRoles"]
        object["deactivatedOn"] = deactivatedOn.flatMap { $0.isNull ? nil : $0 }
        return StoredJSON(.object(object))
    }
}
