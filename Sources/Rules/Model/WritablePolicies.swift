package import Observations

/// What of policies the API can write, by dialect; the rest is a step for a person.
package enum WritablePolicies {
    /// Types of which a policy can be written.
    package static func types(in dialect: Dialect) -> Set<String> {
        switch dialect {
        case .reference: ["ip-allowlist", "data-residency", "authentication", "external-user", "user-security"]
        case .cloud: ["ip-allowlist", "data-residency"]
        }
    }

    /// Whether a request can hold a value at the path.
    package static func canWrite(_ path: PolicyPath, in dialect: Dialect) -> Bool {
        if [.status, .name].contains(path) { return true }
        switch dialect {
        case .reference: return path.segments[0] == "attributes" && path.segments.count > 1
        case .cloud: return path.segments.starts(with: ["attributes", "rule"])
        }
    }

    /// The dialects in which some policy of the types (any, where nil) can be written at all the paths.
    static func dialects(among dialects: Set<Dialect>, types: Set<String>?, paths: [PolicyPath]) -> Set<Dialect> {
        dialects.filter { dialect in
            types?.isDisjoint(with: Self.types(in: dialect)) != true
                && paths.allSatisfy { canWrite($0, in: dialect) }
        }
    }
}

extension PolicyPath {
    package static let status = PolicyPath(segments: ["status"])
    package static let name = PolicyPath(segments: ["name"])
    /// The addresses of an IP allowlist, the realms of a data residency policy.
    package static let allowed = PolicyPath(segments: ["attributes", "rule", "in"])
}
