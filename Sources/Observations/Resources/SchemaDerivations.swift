internal import JSON

/// Fields that follow from others where a resource is given in the schema's own names and does not hold them.
enum SchemaDerivations {
    static func derivation(of path: String, _ kind: ResourceKind, in dialect: Dialect) -> Derivation? {
        switch (kind, path) {
        case (.user, "roles"), (.group, "roles"): RoleDerivations.roles
        case (.user, "member_since"): copy(dialect == .reference ? "created" : "added_to_org")
        case (.user, "last_active") where dialect == .cloud: UserDerivations.latest("product_access", "last_active")
        case (.policy, "rule"): { .value($0.object["attributes"]?["rule"]) }
        case (.policy, "allowed"): PolicyDerivations.allowed
        default: nil
        }
    }

    private static func copy(_ key: String) -> Derivation {
        { .value($0.object[key]) }
    }
}
