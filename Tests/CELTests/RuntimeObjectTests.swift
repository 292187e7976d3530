import CEL
import Testing

struct RuntimeObjectTests {
    private struct User: CELObject {
        var fields: [String: CELValue]

        var typeName: String { "user" }

        func field(_ name: String) -> CELValue? {
            fields[name]
        }

        func isEqual(to other: any CELObject) -> Bool {
            guard let other = other as? User, let id = fields["id"], let otherID = other.fields["id"] else {
                return false
            }
            return id.isEqual(to: otherID)
        }
    }

    private let evaluate: RuntimeEvaluation

    init() {
        let malformed = CELValue.error(CELError(.other, "`user.name` is malformed"))
        let user = User(fields: ["id": .int(1), "roles": .unknown(RuntimeEvaluation.unknownU), "name": malformed])
        let fields = ["email": CELObjectField(type: .string, isOptional: true), "id": CELObjectField(type: .int)]
        evaluate = RuntimeEvaluation(
            variables: ["user": .object(user), "same": .object(User(fields: ["id": .int(1)]))],
            types: ["user": .object("user"), "same": .object("user")],
            objectTypes: [
                "user": CELObjectType(
                    name: "user", display: "user",
                    fields: fields.merging([
                        "roles": CELObjectField(type: .list(.string), isOptional: true),
                        "name": CELObjectField(type: .string, isOptional: true),
                        "claim": CELObjectField(type: .object("user"), isOptional: true),
                    ]) { $1 })
            ])
    }

    @Test(arguments: [
        ("has(user.email)", false), ("has(user.id)", true), ("user.?email.hasValue()", false),
        ("user.?id.hasValue()", true), ("user.?email.orValue('') == ''", true),
        ("user.?claim.?email.hasValue()", false),
        ("has(user.?claim.email)", false), ("user == same", true), ("user != same", false), ("user in [same]", true),
        ("dyn(user) == 1", false), ("[user, same].distinct().size() == 1", true),
    ])
    func `presence, optional reads and equality of objects`(source: String, expected: Bool) throws {
        #expect(try evaluate(source).isEqual(to: .bool(expected)))
    }

    @Test(arguments: [
        ("user.email", "`user.email` is absent; guard it with `has(user.email)` or read `user.?email`"),
        (
            "user.claim.email",
            "`user.claim` is absent; guard it with `has(user.claim)` or read `user.?claim`"
        ),
        ("has(user.claim.email)", "`user.claim` is absent; guard it with `has(user.claim)` or read `user.?claim`"),
        ("has(user.name)", "`user.name` is malformed"), ("user.name", "`user.name` is malformed"),
        ("user.?name", "`user.name` is malformed"),
    ])
    func `reading what is absent or malformed is an error`(source: String, message: String) throws {
        #expect(try evaluate(source).error?.message == message)
    }

    @Test(arguments: ["user.roles", "has(user.roles)", "user.?roles", "'a' in user.roles", "user.?roles.orValue([])"])
    func `a field that cannot be seen is unknown, also to has and optional reads`(source: String) throws {
        #expect(try evaluate(source).unknownPaths == ["u"])
    }
}
