import CEL
import Observations
import Testing

struct ObjectTypeTests {
    private func field(_ type: String, _ name: String) throws -> CELObjectField {
        try #require(ResourceSchema.objectTypes[type]?.fields[name])
    }

    @Test(arguments: [
        ("tenet.user", "email", CELType.string, true),
        ("tenet.user", "account_id", .string, false),
        ("tenet.user", "roles", .list(.string), false),
        ("tenet.user", "product_access", .list(.object("tenet.user.product_access[]")), false),
        ("tenet.user.product_access[]", "last_active", .timestamp, true),
        ("tenet.domain", "attributes", .object("tenet.domain.attributes"), false),
        ("tenet.domain.attributes", "claim", .object("tenet.domain.attributes.claim"), true),
        ("tenet.domain.attributes.claim", "status", .string, true),
        ("tenet.event", "attributes", .object("tenet.event.attributes"), false),
        ("tenet.event.attributes", "actor", .object("tenet.event.attributes.actor"), true),
        ("tenet.policy", "attributes", .map(.string, .dyn), true),
        ("tenet.policy", "rule", .dyn, true),
        ("tenet.policy.resources[]", "meta", .object("tenet.policy.resources[].meta"), true),
        ("tenet.org", "users", .list(.object("tenet.user")), false),
        ("tenet.org", "policies", .list(.object("tenet.policy")), false),
        ("tenet.org", "role_counts", .map(.string, .int), true),
        ("tenet.event_action", "attributes", .object("tenet.event_action.attributes"), false),
    ])
    func `fields have types`(type: String, name: String, fieldType: CELType, isOptional: Bool) throws {
        #expect(try field(type, name).type == fieldType)
        #expect(try field(type, name).isOptional == isOptional)
    }

    @Test(arguments: [
        ("tenet.user", "user"), ("tenet.org", "org"), ("tenet.user.product_access[]", "user.product_access[]"),
        ("tenet.domain.attributes.claim", "domain.attributes.claim"),
    ])
    func `types are shown as rules write them`(type: String, display: String) {
        #expect(ResourceSchema.objectTypes[type]?.display == display)
    }

    @Test func `known values of all dialects belong to the field`() throws {
        #expect(try field("tenet.domain.attributes.claim", "type").knownValues == ["http", "dns", "verified"])
        #expect(try field("tenet.user", "name").knownValues.isEmpty)
    }

    @Test func `every kind has a type and a list, but for the organization`() {
        for kind in ResourceKind.allCases {
            #expect(ResourceSchema.objectTypes[kind.objectTypeName] != nil)
            let list = ResourceSchema.objectTypes["tenet.org"]?.fields[kind.collectionName]
            #expect((list == nil) == (kind == .organization))
        }
    }
}
