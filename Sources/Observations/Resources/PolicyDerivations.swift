internal import JSON

/// Fields of policies that are computed.
enum PolicyDerivations {
    /// Keys of the cloud dialect's `attributes` that are fields of their own.
    private static let hoisted: Set<String> = ["type", "name", "status", "resources", "createdAt", "updatedAt"]

    /// The attributes without those that are fields of the policy.
    static let ownAttributes: Derivation = { reading in
        guard case .object(let attributes) = reading.object["attributes"] else {
            return .value(reading.object["attributes"])
        }
        let own = attributes.members.filter { !hoisted.contains($0.key) }
        return .value(.object(JSONObject(uniqueMembers: own)))
    }

    /// `in` of the rule; absent where the rule has none or is no object.
    static let allowed: Derivation = { reading in
        if reading.resource.layout.shape == .schema, let rule = reading.object["rule"] { return .value(rule["in"]) }
        guard let attributes = reading.object["attributes"], !attributes.isNull else { return .value(nil) }
        guard case .object = attributes else {
            return .malformed("expected an object in `attributes`, found \(attributes.kindName)")
        }
        return .value(attributes["rule", "in"])
    }
}
