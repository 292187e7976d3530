internal import JSON

/// Fields of workspaces that are computed.
enum WorkspaceDerivations {
    /// The relationships that are entitlements, which alone have a key.
    static let entitlements: Derivation = { reading in
        guard let relationships = reading.object["relationships"], !relationships.isNull else { return .value(nil) }
        guard case .object(let object) = relationships else {
            return .malformed("expected an object in `relationships`, found \(relationships.kindName)")
        }
        let related = object.members.flatMap { $0.value.array ?? [] }
        let entitlements: [JSONValue] = related.compactMap { element in
            guard let key = element["attributes", "key"], !key.isNull else { return nil }
            return ["key": key, "plan_key": element["attributes", "planKey"] ?? .null]
        }
        return .value(.array(entitlements))
    }
}
