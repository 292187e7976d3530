internal import CEL
internal import Observations

/// A few users, of whom one is looked at.
struct FuzzedOrganization: CELActivation {
    let row: Int

    static let environment: CELEnvironment = {
        var environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))
        let fields: [String: CELType] = ["id": .string, "n": .int, "d": .double, "roles": .list(.string), "any": .dyn]
        environment.objectTypes["user"] = CELObjectType(
            name: "user", display: "user", fields: fields.mapValues { CELObjectField(type: $0, isOptional: $0 == .dyn) }
        )
        environment.variables = [
            "user": .object("user"), "users": .list(.object("user")), "names": .list(.string), "x": .dyn,
            "m": .map(.string, .dyn), "now": .timestamp,
        ]
        environment.limits.evaluationSteps = 20_000
        environment.limits.collectionSize = 10_000
        return environment
    }()

    private static let users = (0..<12).map { CELValue.object(FuzzedUser(number: $0)) }
    private static let names = ["a", "b", "e\u{301}", "é", "", "1", "2", "3", "4", "u1"].map { CELValue.string($0) }

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "user": row == 2 ? .unknown(CELUnknown([.init(path: "user")])) : Self.users[row * 5]
        case "users": .list(CELList(Self.users))
        case "names": .list(CELList(Self.names))
        case "x": .double(0x1p53)
        case "m": .map(CELMap(uniqueStringKeys: [("a", .int(1)), ("b", .null)]))
        case "now": .timestamp(.epoch)
        default: nil
        }
    }
}
