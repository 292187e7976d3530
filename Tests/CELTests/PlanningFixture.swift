import CEL
import RandomCEL

/// A small organization: `user` and `x` vary, all else stays.
enum PlanningFixture {
    static let environment: CELEnvironment = {
        var environment = CELEnvironment(library: .all)
        environment.objectTypes = [
            "user": CELObjectType(
                name: "user", display: "user",
                fields: [
                    "id": CELObjectField(type: .string), "email": CELObjectField(type: .string, isOptional: true),
                    "age": CELObjectField(type: .int), "score": CELObjectField(type: .double, isOptional: true),
                    "active": CELObjectField(type: .bool), "roles": CELObjectField(type: .list(.string)),
                    "any": CELObjectField(type: .dyn, isOptional: true), "seen": CELObjectField(type: .timestamp),
                ]),
            "domain": CELObjectType(
                name: "domain", display: "domain",
                fields: [
                    "name": CELObjectField(type: .string),
                    "owner": CELObjectField(type: .object("user"), isOptional: true),
                    "rank": CELObjectField(type: .uint),
                ]),
            "org": CELObjectType(
                name: "org", display: "org",
                fields: [
                    "users": CELObjectField(type: .list(.object("user"))),
                    "domains": CELObjectField(type: .list(.object("domain"))),
                    "names": CELObjectField(type: .list(.string)), "numbers": CELObjectField(type: .list(.dyn)),
                ]),
        ]
        environment.variables = [
            "user": .object("user"), "x": .dyn, "org": .object("org"), "names": .list(.string), "limit": .int,
            "settings": .map(.string, .dyn), "now": .timestamp,
        ]
        environment.limits.evaluationSteps = 20_000
        return environment
    }()

    static let varying: Set<String> = ["user", "x"]

    static func activation(_ values: inout ValueGenerator) -> PlanningActivation {
        var activation = PlanningActivation()
        for (name, type) in environment.variables.sorted(by: { $0.key < $1.key }) where !varying.contains(name) {
            // The organization itself is always there.
            activation.values[name] =
                name == "org" ? values.value(of: type, name) : values.doubtful(type, name)
        }
        return activation
    }

    static func nextRow(_ activation: inout PlanningActivation, _ values: inout ValueGenerator) {
        for name in varying.sorted() {
            activation.values[name] = values.doubtful(environment.variables[name] ?? .dyn, name, depth: 2)
        }
    }
}

/// Variables by their names.
struct PlanningActivation: CELActivation {
    var values: [String: CELValue] = [:]

    func value(of variable: String) -> CELValue? {
        values[variable]
    }
}
