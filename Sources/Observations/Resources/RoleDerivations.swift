internal import CEL
internal import JSON

/// Role assignments in the shape of the schema, and what follows from them.
package enum RoleDerivations {
    private static let platformPrefix = "atlassian/"

    /// One element for each role on each resource.
    static let assignments: Derivation = { reading in
        let list = reading.resource.json[Detail.roleAssignments.rawValue] ?? .null
        guard case .array(let elements) = list else {
            return list.isNull ? .value(nil) : .malformed("expected a list of role assignments, found \(list.kindName)")
        }
        var assignments: [JSONValue] = []
        for element in elements {
            guard let expanded = roles(of: element) else { return .malformed("a role assignment has no role") }
            assignments += expanded
        }
        return .value(.array(assignments))
    }

    /// The distinct roles, in the order in which they come first.
    static let roles: Derivation = { reading in
        let derived = assignments(reading)
        guard case .value(.array(let assignments)?) = derived else { return derived }
        var seen: Set<JSONValue> = []
        var roles: [JSONValue] = []
        for assignment in assignments {
            guard let role = assignment["role"]?.string else { return .malformed("a role assignment has no role") }
            if seen.insert(.string(role)).inserted { roles.append(.string(role)) }
        }
        return .value(.array(roles))
    }

    /// The roles that a user of the cloud dialect has or has not, as far as `platformRoles` of the listing and searches tell.
    static let rolesOfUser = ListedMembers(keys: [platformKey, Detail.roleSearches.rawValue]) { json in
        var known = searchedRoles(json)
        guard let platform = platformRoles(json[platformKey]) else { return known }
        known.members.formUnion(platform)
        known.others.formUnion(knownPlatformRoles.subtracting(platform))
        return known
    }

    /// Those of a group, as far as searches tell.
    static let rolesOfGroup = ListedMembers(keys: [Detail.roleSearches.rawValue]) { searchedRoles($0) }

    private static func searchedRoles(_ json: JSONObject) -> CELUnknown.Membership {
        let searches = RoleSearches(json[Detail.roleSearches.rawValue])
        let single = searches.held.filter { $0.count == 1 }
        return CELUnknown.Membership(
            members: single.reduce([]) { $0.union($1) }, others: searches.notHeld,
            alternatives: searches.held.filter { $0.count > 1 })
    }

    private static let platformKey = "platformRoles"

    /// Nil where the list is missing or malformed.
    private static func platformRoles(_ listed: JSONValue?) -> Set<String>? {
        guard case .array(let elements)? = listed else { return nil }
        var members: Set<String> = []
        for element in elements {
            guard let role = element.string, role.utf8.starts(with: platformPrefix.utf8) else { return nil }
            members.insert(String(role.dropFirst(platformPrefix.count)))
        }
        return members
    }

    /// Those of which there is no kind on a product, so that who is not listed with one does not have it: of the platform roles all
    /// but `user-access-admin`. See `PlatformRole` in https://developer.atlassian.com/cloud/admin/organization/rest/.
    package static let knownPlatformRoles: Set = ["org-admin", "site-admin", "ai-access"]

    /// Those that are known of another dialect only: in this one nobody holds them.
    package static func foreignRoles(in dialect: Dialect) -> Set<String> {
        ResourceSchema.roleValues.all.subtracting(ResourceSchema.roleValues.values(in: dialect))
    }

    /// The assignment in the shape of the schema: as it is where it names one role, else one for each of its roles.
    private static func roles(of assignment: JSONValue) -> [JSONValue]? {
        guard case .object(let object) = assignment else { return nil }
        if object["role"]?.string != nil { return [assignment] }
        let outer: JSONObject = [
            "resource": ["id": object["resourceId"] ?? .null, "type": object["resourceOwner"] ?? .null],
            "directory_id": object["directoryId"] ?? .null,
        ]
        if case .array(let inner)? = object["roleAssignments"] {
            return expanded(inner, into: outer) { ($0["role"], ["methods": $0["roleAssignmentMethods"] ?? .null]) }
        }
        guard case .array(let roles)? = object["roles"] else { return nil }
        // Only assignments of groups tell a default role.
        return expanded(roles, into: outer) { role in
            (role, object["defaultRole"].map { ["is_default": .bool(role == $0)] } ?? [:])
        }
    }

    private static func expanded(
        _ roles: [JSONValue], into outer: JSONObject, _ part: (JSONValue) -> (role: JSONValue?, more: JSONObject)
    ) -> [JSONValue]? {
        var assignments: [JSONValue] = []
        for element in roles {
            let (role, more) = part(element)
            guard let role = role?.string else { return nil }
            let isPlatform = role.utf8.starts(with: platformPrefix.utf8)
            var assignment = outer
            assignment["role"] = .string(isPlatform ? String(role.dropFirst(platformPrefix.count)) : role)
            for member in more.members { assignment[member.key] = member.value }
            assignments.append(.object(assignment))
        }
        return assignments
    }
}
