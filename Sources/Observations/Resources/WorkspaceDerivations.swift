internal import JSON

/// Fields of workspaces that are computed.
enum WorkspaceDerivations {
    /// The relationships that are entitlements, which alone have a key.
    static let entitlements: Derivation = { reading in
        guard let relationships = reading.object["relationships"], !relationships.isNull else { return .value(nil) }
        guard case .object(let object) = relationships else {
            return .malformed("expected an object in `relationships`, found \(relationships.kindName)")
        }
        var entitlements: [JSONValue] = []
        for (name, related) in object.members.map({ ($0.key, $0.value) }) where !related.isNull {
            let malformed = Derived.malformed("expected a list of objects with `attributes` in `\(name)`")
            guard case .array(let elements) = related else { return malformed }
            for element in elements {
                guard case .object(let element) = element else { return malformed }
                guard let attributes = element["attributes"], !attributes.isNull else { continue }
                guard case .object(let attributes) = attributes else { return malformed }
                guard let key = attributes["key"], !key.isNull else { continue }
                entitlements.append(["key": key, "plan_key": attributes["planKey"] ?? .null])
            }
        }
        return .value(.array(entitlements))
    }
}
