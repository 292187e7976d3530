internal import JSON

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
        let translation = CloudTranslation()
        try self.init(translation.organization(organization.json.object))
        for policy in organization.policies.elements {
            if let policy = translation.policy(policy.json.object) { try add(policy, to: .policies) }
        }
        for domain in organization.domains.elements { try add(translation.domain(domain.json.object), to: .domains) }
        for group in organization.groups.elements { try add(translation.group(group.json.object), to: .groups) }
        for event in organization.events.elements { try add(translation.event(event.json.object), to: .events) }
        for account in organization.accounts.elements {
            var user = account.json.object
            user["claim_status"] = account.isManaged ? "managed" : "unmanaged"
            user["role_assignments"] = .array(account.roleAssignments.map(\.value))
            try add(translation.user(user), to: .users)
        }
        try add(["directoryId": "dir-1", "name": "Main"], to: .directories)
        for action in Set(organization.events.elements.compactMap(\.action)).sorted() {
            try add(
                [
                    "id": .string(action), "type": "event-actions",
                    "attributes": ["displayName": .string(action), "groupDisplayName": "Simulated"],
                ], to: .eventActions)
        }
    }
}
