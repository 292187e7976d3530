import CEL

/// Declarations that the tests of the checker use.
enum CheckerFixture {
    static let environment: CELEnvironment = {
        var environment = CELEnvironment(library: .all)
        environment.variables = [
            "user": .object("user"), "d": .object("domain"), "org": .object("org"), "n": .int, "s": .string,
            "m": .map(.string, .dyn), "x": .dyn,
        ]
        environment.objectTypes = [
            "user": CELObjectType(
                name: "user", display: "user",
                fields: [
                    "id": CELObjectField(type: .string),
                    "email": CELObjectField(type: .string, isOptional: true),
                    "mfa_enabled": CELObjectField(type: .bool, isOptional: true),
                    "last_active": CELObjectField(type: .timestamp, isOptional: true),
                    "created": CELObjectField(type: .timestamp),
                    "status": CELObjectField(type: .string, knownValues: ["active", "inactive", "closed"]),
                    "roles": CELObjectField(type: .list(.string), knownValues: ["org-admin", "site-admin"]),
                    "tags": CELObjectField(type: .list(.string)),
                    "two_step_enabled": CELObjectField(type: .bool),
                ]),
            "domain": CELObjectType(
                name: "domain", display: "domain",
                fields: ["attributes": CELObjectField(type: .object("attributes"), isOptional: true)]),
            "attributes": CELObjectType(
                name: "attributes", display: "domain.attributes",
                fields: [
                    "name": CELObjectField(type: .string, isOptional: true),
                    "claim": CELObjectField(type: .object("claim"), isOptional: true),
                ]),
            "claim": CELObjectType(
                name: "claim", display: "domain.attributes.claim",
                fields: [
                    "status": CELObjectField(type: .string, isOptional: true, knownValues: ["verified", "pending"])
                ]),
            "org": CELObjectType(
                name: "org", display: "org",
                fields: [
                    "users": CELObjectField(type: .list(.object("user"))),
                    "domains": CELObjectField(type: .list(.object("domain"))),
                ]),
        ]
        return environment
    }()

    /// The issues as lines: where, over which characters, and what.
    static func issues(_ source: String, proven: Set<String> = []) -> [String] {
        let (_, issues) = environment.compile(source, provenPresent: proven)
        return issues.map { issue in
            let bytes = Array(source.utf8)[issue.range]
            let place = "\(issue.range.lowerBound) ‹\(String(decoding: bytes, as: UTF8.self))›"
            return "\(place)\(issue.severity == .warning ? " warning" : ""): \(issue.message)"
        }
    }
}
