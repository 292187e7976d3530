package import JSON

/// Tells an organization of the reference dialect in the shapes of the cloud dialect, as far as that has a place for it.
///
/// Lost are the attributes of policies beside `rule`, the user's own `last_active` (there it is the latest of the products) and the
/// context of events; not told, since the reference dialect does not know it, are two-step verification and the like.
struct CloudTranslation {
    /// Nil for a type that the cloud dialect does not show.
    func policy(_ policy: JSONObject) -> JSONValue? {
        guard let type = policy["type"]?.string, !["authentication", "external-user", "user-security"].contains(type)
        else { return nil }
        var attributes: JSONObject = ["type": policy["type"] ?? .null]
        attributes["name"] = policy["name"]
        attributes["status"] = policy["status"]
        attributes["rule"] = policy["attributes"]?["rule"]
        attributes["resources"] = .array(
            (policy["resources"]?.array ?? []).compactMap { resource in
                resource["id"].map { ["id": $0, "applicationStatus": "applied"] }
            })
        attributes["createdAt"] = policy["created"]
        attributes["updatedAt"] = policy["updated"]
        return ["id": policy["id"] ?? .null, "type": "policy", "attributes": .object(attributes)]
    }

    func domain(_ domain: JSONObject) -> JSONValue {
        var domain = domain
        domain["type"] = "domains"
        domain["links"] = Self.selfLink(domain["id"])
        if case .object(var attributes)? = domain["attributes"], case .object(var claim)? = attributes["claim"] {
            if claim["status"]?.string == "pending" { claim["status"] = "unverified" }
            if claim["type"]?.string == "verified" { claim["type"] = "dns" }
            attributes["claim"] = .object(claim)
            domain["attributes"] = .object(attributes)
        }
        return .object(domain)
    }

    func organization(_ organization: JSONObject) -> JSONValue {
        var organization = organization
        organization["type"] = "orgs"
        organization["relationships"] = .object(JSONObject())
        organization["links"] = Self.selfLink(organization["id"])
        return .object(organization)
    }

    /// What the description demands and nobody follows.
    private static func selfLink(_ id: JSONValue?) -> JSONValue {
        ["self": .string("https://api.atlassian.com/admin/\(id?.string ?? "")")]
    }

    func group(_ group: JSONObject) -> JSONValue {
        var flat: JSONObject = ["id": group["id"] ?? .null]
        flat["name"] = group["attributes"]?["name"]
        flat["description"] = group["attributes"]?["description"]
        flat["counts"] = ["users": group["attributes"]?["member_count"] ?? 0, "resources": 0]
        return .object(flat)
    }

    func event(_ event: JSONObject) -> JSONValue {
        var event = event
        event["type"] = "events"
        event["links"] = Self.selfLink(event["id"])
        guard case .object(var attributes)? = event["attributes"] else { return .object(event) }
        if case .object(var actor)? = attributes["actor"] {
            actor["type"] = nil
            actor["links"] = Self.selfLink(actor["id"])
            attributes["actor"] = .object(actor)
        }
        attributes["context"] = []
        attributes["processedAt"] = attributes["time"]
        event["attributes"] = .object(attributes)
        return .object(event)
    }

    /// With the details of a snapshot: role assignments in the live shape.
    func user(_ user: JSONObject) -> JSONValue {
        var translated = JSONObject()
        for (new, old) in [
            ("accountId", "account_id"), ("accountType", "account_type"), ("accountStatus", "account_status"),
            ("name", "name"), ("nickname", "nickname"), ("email", "email"), ("picture", "picture"),
            ("addedToOrg", "created"),
        ] {
            translated[new] = user[old]
        }
        let isActive = user["account_status"]?.string == "active"
        translated["status"] = isActive ? "active" : "deactivated"
        translated["membershipStatus"] = isActive ? "active" : "no_membership"
        translated["claimStatus"] = user["claim_status"] ?? "managed"
        translated["productAccess"] = .array(
            (user["product_access"]?.array ?? []).map { access in
                var translated: JSONObject = ["key": access["key"] ?? .null]
                translated["lastActiveTimestamp"] = access["last_active"]
                return .object(translated)
            })
        let assignments = (user["role_assignments"]?.array ?? []).compactMap(roleAssignment)
        translated["role_assignments"] = .array(assignments)
        return .object(translated)
    }

    /// Roles on the organization are platform roles, which have no directory.
    private func roleAssignment(_ assignment: JSONValue) -> JSONValue? {
        guard let role = assignment["role"]?.string, role != "trusted-user" else { return nil }
        let id = "atlassian/" + (role == "product-admin" ? "admin" : role)
        return [
            "resourceId": assignment["resource", "id"] ?? .null,
            "resourceOwner": assignment["resource", "type"] ?? .null,
            "roleAssignments": [["role": .string(id), "roleAssignmentMethods": ["direct"]]],
            "roles": [.string(id)], "directoryId": .null,
        ]
    }
}

extension SimulatedCloudOrganization {
    /// The same organization as the cloud dialect would show it.
    package init(translating organization: SimulatedOrganization) throws(SimulatedOrganizationError) {
        try self.init(translatingOnly: organization.json.value)
        let lists: [(SimulatedOrganization.Kind, [JSONObject])] = [
            (.policies, organization.policies.elements.map(\.json.object)),
            (.domains, organization.domains.elements.map(\.json.object)),
            (.groups, organization.groups.elements.map(\.json.object)),
            (.events, organization.events.elements.map(\.json.object)),
        ]
        for (kind, objects) in lists {
            for object in objects { try add(translating: .object(object), from: kind) }
        }
        for account in organization.accounts.elements {
            var user = account.json.object
            user["claim_status"] = account.isManaged ? "managed" : "unmanaged"
            user["role_assignments"] = .array(account.roleAssignments.map(\.value))
            try add(translating: .object(user), from: .users)
        }
    }

    /// The object of an organization of the reference dialect as the cloud dialect would show it, without resources but for the
    /// one directory.
    package init(translatingOnly organization: JSONValue) throws(SimulatedOrganizationError) {
        guard case .object(let object) = organization else {
            throw SimulatedOrganizationError(text: "the organization is not a JSON object")
        }
        try self.init(CloudTranslation().organization(object))
        try add(["directoryId": "dir-1", "name": "Main"], to: .directories)
    }

    /// Adds a resource of the reference dialect as the cloud dialect would show it, where it would.
    package mutating func add(
        translating resource: JSONValue, from kind: SimulatedOrganization.Kind
    ) throws(SimulatedOrganizationError) {
        guard case .object(let object) = resource else {
            throw SimulatedOrganizationError(text: "one of the \(kind.rawValue) is not a JSON object")
        }
        let translation = CloudTranslation()
        switch kind {
        case .policies:
            if let policy = translation.policy(object) { try add(policy, to: .policies) }
        case .domains: try add(translation.domain(object), to: .domains)
        case .users: try add(translation.user(object), to: .users)
        case .groups: try add(translation.group(object), to: .groups)
        case .events:
            try add(translation.event(object), to: .events)
            guard let action = object["attributes"]?["action"]?.string, !hasAction(action) else { return }
            try add(
                [
                    "id": .string(action), "type": "event-actions",
                    "attributes": ["displayName": .string(action), "groupDisplayName": "Simulated"],
                ], to: .eventActions)
        }
    }
}
