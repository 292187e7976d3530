internal import JSON

extension Organization {
    func listManagedAccounts(_ call: Call) throws(Refusal) -> Reply {
        try list(accounts, json: \.json, for: call, where: \.isManaged)
    }

    func listUsers(_ call: Call) throws(Refusal) -> Reply {
        try list(accounts, json: \.json, for: call, where: \.isInDirectory)
    }

    func countUsers() -> Reply {
        let count = accounts.elements.count(where: \.isInDirectory)
        return .data(StoredJSON(["count": .number(JSONNumber(count))]))
    }

    func listRoleAssignments(_ call: Call) throws(Refusal) -> Reply {
        .data(StoredJSON(.array(try directoryUser(call).roleAssignments.map(\.value))))
    }

    /// Takes the user out of the directory, and with him what he could do there. A managed account stays a managed
    /// account of the organization.
    func removeUser(_ call: Call) throws(Refusal) -> Reply {
        var account = try directoryUser(call)
        account.isInDirectory = false
        account.roleAssignments = []
        accounts.update(account)
        record("user_removed", on: ("user", account.id))
        return .noContent
    }

    /// Makes an active user inactive. One who is not active has no access to lose: nothing changes.
    func suspendUser(_ call: Call) throws(Refusal) -> Reply {
        var account = try directoryUser(call)
        if account.status == "active" {
            account.set("account_status", to: "inactive")
            accounts.update(account)
            record("user_suspended", on: ("user", account.id))
        }
        return .noContent
    }

    /// Makes an inactive user active. A closed account cannot be restored, and the description has no other status
    /// than 404 to say so.
    func restoreUser(_ call: Call) throws(Refusal) -> Reply {
        var account = try directoryUser(call)
        guard account.status != "closed" else {
            throw .notFound("the account is closed: there is no access to restore")
        }
        if account.status != "active" {
            account.set("account_status", to: "active")
            accounts.update(account)
            record("user_restored", on: ("user", account.id))
        }
        return .noContent
    }

    func directoryUser(_ call: Call) throws(Refusal) -> Account {
        guard let account = accounts[call["accountId"]], account.isInDirectory else {
            throw .notFound("the directory has no user of this id")
        }
        return account
    }
}
